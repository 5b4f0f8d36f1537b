package io.colloquy.flink;

import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values that are not what an absent field would be, of any type that may lie in state. */
final class SampleValues {
  private SampleValues() {}

  /** One for each component of a record; null for an Avro record. */
  static Object[] ofComponents(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = of(components[i].getGenericType());
    }
    return values;
  }

  /** What a field is that was never written. */
  static Object absent(Class<?> type) {
    return Array.get(Array.newInstance(type, 1), 0);
  }

  private static Object of(Type type) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType generic) {
      return ofCollection((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isArray()) {
      Object array = Array.newInstance(plain.getComponentType(), 1);
      Array.set(array, 0, of(plain.getComponentType()));
      return array;
    }
    if (plain.isRecord()) {
      return plain.getDeclaredConstructors()[0].newInstance(ofComponents(plain));
    }
    return plain.isEnum() ? plain.getEnumConstants()[0] : ofPlain(plain);
  }

  private static Object ofCollection(Class<?> type, Type[] elements)
      throws ReflectiveOperationException {
    if (type == List.class) {
      return List.of(of(elements[0]));
    }
    if (type == Set.class) {
      return Set.of(of(elements[0]));
    }
    if (type == Map.class) {
      return Map.of(of(elements[0]), of(elements[1]));
    }
    throw new IllegalArgumentException("no sample of " + type);
  }

  private static Object ofPlain(Class<?> type) {
    return switch (type.getName()) {
      case "boolean", "java.lang.Boolean" -> true;
      case "byte", "java.lang.Byte" -> (byte) 1;
      case "short", "java.lang.Short" -> (short) 2;
      case "int", "java.lang.Integer" -> 3;
      case "long", "java.lang.Long" -> 4L;
      case "float", "java.lang.Float" -> 0.5f;
      case "double", "java.lang.Double" -> 0.25;
      case "java.lang.String" -> "text";
      case "java.time.Instant" -> Instant.EPOCH.plusSeconds(5);
      default -> null;
    };
  }
}
