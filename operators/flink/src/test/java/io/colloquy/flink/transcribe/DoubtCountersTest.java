package io.colloquy.flink.transcribe;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import io.colloquy.schemas.UnclearSpan;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.Test;

class DoubtCountersTest {
  private final Map<String, Counter> counters = new HashMap<>();
  private final DoubtCounters doubts =
      new DoubtCounters(name -> counters.computeIfAbsent(name, any -> new SimpleCounter()));

  @Test
  void everyReasonHasItsCounters() {
    assertThat(counters)
        .containsOnlyKeys(
            "fallbacksLowProbability",
            "fallbacksRepetition",
            "fallbacksTooManyWords",
            "fallbacksOutsideSpeech",
            "unclearLowProbability",
            "unclearRepetition",
            "unclearTooManyWords",
            "unclearOutsideSpeech");
  }

  @Test
  void countsRefusedAttemptsAndUnclearStretches() {
    doubts.count(
        Recognition.newBuilder()
            .setTenantId("acme")
            .setInterviewId("talk")
            .setInterviewBeganAt(Instant.EPOCH)
            .setGeneration(0)
            .setKind(RecognitionKind.WORDS)
            .setRefusals(Map.of("low-probability", 2, "repetition", 6))
            .setUnclear(
                List.of(
                    new UnclearSpan(0L, 900L, "repetition", "so so so"),
                    new UnclearSpan(2_000L, 2_900L, "repetition", "and and")))
            .build());
    assertThat(counters.get("fallbacksLowProbability").getCount()).isEqualTo(2);
    assertThat(counters.get("fallbacksRepetition").getCount()).isEqualTo(6);
    assertThat(counters.get("unclearRepetition").getCount()).isEqualTo(2);
    assertThat(counters.get("unclearLowProbability").getCount()).isZero();
  }
}
