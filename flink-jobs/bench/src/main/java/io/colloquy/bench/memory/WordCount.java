package io.colloquy.bench.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.schemas.elasticsearch.Indices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** How many words there are in segments, as they were written last. Safe from any thread. */
final class WordCount implements Consumer<DocumentWrite> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Integer> words = new HashMap<>();

  @Override
  public synchronized void accept(DocumentWrite write) {
    if (write.kind() != DocumentWrite.Kind.DELETE_INTERVIEW
        && write.index().startsWith(Indices.SEGMENTS_ALIAS)) {
      words.put(write.id(), write.isDelete() ? 0 : count(write.source()));
    }
  }

  synchronized long sum() {
    return words.values().stream().mapToLong(Integer::longValue).sum();
  }

  private static int count(byte[] segment) {
    try {
      JsonNode text = JSON.readTree(segment).path("text");
      return text.isMissingNode() ? 0 : text.asText().split(" ").length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
