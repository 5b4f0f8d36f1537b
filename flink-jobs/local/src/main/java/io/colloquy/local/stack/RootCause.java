package io.colloquy.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Finds the one line that matters in a server's account of a failure. */
final class RootCause {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CAUSED_BY = "Caused by: ";

  private RootCause() {}

  /**
   * The innermost cause of a Java stack trace, alone or in Flink's {@code {"errors": [...]}}; other
   * texts shrink to their first line.
   */
  static String of(String answer) {
    List<String> lines =
        trace(answer).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return lines.stream()
        .filter(line -> line.startsWith(CAUSED_BY))
        .reduce((outer, inner) -> inner)
        .map(line -> line.substring(CAUSED_BY.length()))
        .or(() -> lines.stream().filter(line -> !line.startsWith("at ")).findFirst())
        .orElse("no reason given");
  }

  private static String trace(String answer) {
    try {
      JsonNode json = JSON.readTree(answer);
      JsonNode ofFlink = json.path("errors");
      JsonNode ofElasticsearch = json.at("/error/reason");
      if (!ofFlink.isEmpty()) {
        return ofFlink.get(ofFlink.size() - 1).asText();
      }
      if (ofElasticsearch.isTextual()) {
        return ofElasticsearch.asText();
      }
    } catch (JsonProcessingException plainText) {
      return answer;
    }
    return answer;
  }
}
