package io.colloquy.flink.embed;

import java.util.LinkedHashMap;
import java.util.Map;

/** The vectors that were asked for last, each tenant's apart. Safe from any thread. */
final class VectorCache {
  private final Map<CachedText, float[]> vectors;

  private record CachedText(String tenantId, String textHash) {}

  VectorCache(int most) {
    vectors =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<CachedText, float[]> eldest) {
            return size() > most;
          }
        };
  }

  /** Null if it is not there. */
  synchronized float[] get(String tenantId, String textHash) {
    return vectors.get(new CachedText(tenantId, textHash));
  }

  synchronized void put(String tenantId, String textHash, float[] vector) {
    vectors.put(new CachedText(tenantId, textHash), vector);
  }
}
