package io.colloquy.bench.process;

import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Lets copies that Flink serializes find one object of this process, until it is closed. */
final class LiveObject<T> implements Serializable, AutoCloseable {
  private static final Map<String, Object> OBJECTS = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();

  LiveObject(T object) {
    OBJECTS.put(id, object);
  }

  /**
   * @throws IllegalStateException after {@link #close}, and in another process
   */
  @SuppressWarnings("unchecked")
  T get() {
    Object object = OBJECTS.get(id);
    if (object == null) {
      throw new IllegalStateException("closed, or of another process");
    }
    return (T) object;
  }

  @Override
  public void close() {
    OBJECTS.remove(id);
  }
}
