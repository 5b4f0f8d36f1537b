package io.colloquy.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a release wrote whose types lacked a field is read by this one. Each type stands for its own
 * future: the older version of it is made here, of the same name but without one component, for
 * each component in turn.
 */
class AddedFieldTest {

  /** Every record that lies in state or runs between steps, however deep, and its components. */
  static Stream<Arguments> fields() {
    Set<Class<?>> types = new LinkedHashSet<>();
    StreamTypesTest.records().forEach(type -> gather(type, types));
    return types.stream()
        // Of nothing but one field there is no older version.
        .filter(type -> type.getRecordComponents().length > 1)
        .flatMap(
            type ->
                IntStream.range(0, type.getRecordComponents().length)
                    .mapToObj(field -> Arguments.of(type, field)));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void isAbsentInWhatAnOlderReleaseWrote(Class<?> type, int field) throws Exception {
    Object[] values = SampleValues.ofComponents(type);
    Class<?> older = without(type, field);
    List<Object> olderValues = new ArrayList<>(Arrays.asList(values));
    olderValues.remove(field);
    Object written = older.getConstructors()[0].newInstance(olderValues.toArray());
    values[field] = SampleValues.absent(type.getRecordComponents()[field].getType());

    Object restored = restored(written, type);

    String name = type.getSimpleName() + "." + type.getRecordComponents()[field].getName();
    assertThat(restored)
        .as("what is restored where there was no %s", name)
        .usingRecursiveComparison()
        .isEqualTo(type.getDeclaredConstructors()[0].newInstance(values));
  }

  private static void gather(Type type, Set<Class<?>> types) {
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(part -> gather(part, types));
    } else if (type instanceof Class<?> plain && plain.isRecord() && types.add(plain)) {
      for (RecordComponent component : plain.getRecordComponents()) {
        gather(component.getGenericType(), types);
      }
    }
  }

  private static Class<?> without(Class<?> type, int field) {
    DynamicType.Builder<?> older =
        new ByteBuddy(ClassFileVersion.JAVA_V17).makeRecord().name(type.getName());
    RecordComponent[] components = type.getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      if (i != field) {
        older =
            older.defineRecordComponent(components[i].getName(), components[i].getGenericType());
      }
    }
    return older
        .make()
        .load(type.getClassLoader(), ClassLoadingStrategy.Default.CHILD_FIRST)
        .getLoaded();
  }

  /** As keyed state is migrated: by the serializer that the snapshot tells of. */
  private static Object restored(Object written, Class<?> type) throws Exception {
    TypeSerializer<Object> older = serializer(written.getClass());
    DataOutputSerializer value = new DataOutputSerializer(256);
    older.serialize(written, value);
    DataOutputSerializer kept = new DataOutputSerializer(256);
    TypeSerializerSnapshot.writeVersionedSnapshot(kept, older.snapshotConfiguration());

    TypeSerializerSnapshot<Object> snapshot =
        TypeSerializerSnapshot.readVersionedSnapshot(
            new DataInputDeserializer(kept.getCopyOfBuffer()), type.getClassLoader());
    TypeSerializerSchemaCompatibility<Object> compatibility =
        serializer(type).snapshotConfiguration().resolveSchemaCompatibility(snapshot);
    assertThat(compatibility.isCompatibleAfterMigration())
        .as("%s can be migrated: %s", type, compatibility)
        .isTrue();
    return snapshot
        .restoreSerializer()
        .deserialize(new DataInputDeserializer(value.getCopyOfBuffer()));
  }

  @SuppressWarnings("unchecked")
  private static TypeSerializer<Object> serializer(Class<?> type) {
    SerializerConfigImpl config = new SerializerConfigImpl();
    config.setGenericTypes(false);
    return (TypeSerializer<Object>) TypeInformation.of(type).createSerializer(config);
  }
}
