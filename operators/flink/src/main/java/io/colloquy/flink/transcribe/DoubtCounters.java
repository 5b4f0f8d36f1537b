package io.colloquy.flink.transcribe;

import static java.util.stream.Collectors.joining;

import io.colloquy.core.text.UnclearReason;
import io.colloquy.schemas.Recognition;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.flink.metrics.Counter;

/**
 * How often recognizers were doubted, by reason: attempts that were refused ({@code
 * fallbacksRepetition}), and stretches that stayed unclear ({@code unclearRepetition}).
 */
final class DoubtCounters {
  private final Map<String, Counter> fallbacks = new HashMap<>();
  private final Map<String, Counter> unclear = new HashMap<>();

  /**
   * @param counters makes a counter of a name
   */
  DoubtCounters(Function<String, Counter> counters) {
    for (UnclearReason reason : UnclearReason.values()) {
      String name = capitalized(reason.label());
      fallbacks.put(reason.label(), counters.apply("fallbacks" + name));
      unclear.put(reason.label(), counters.apply("unclear" + name));
    }
  }

  void count(Recognition outcome) {
    outcome.getRefusals().forEach((reason, times) -> count(fallbacks, reason, times));
    outcome.getUnclear().forEach(span -> count(unclear, span.getReason(), 1));
  }

  /** Another recognizer may have reasons of its own. */
  private static void count(Map<String, Counter> counters, String reason, int times) {
    Counter counter = counters.get(reason);
    if (counter != null) {
      counter.inc(times);
    }
  }

  private static String capitalized(String label) {
    return Stream.of(label.split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(joining());
  }
}
