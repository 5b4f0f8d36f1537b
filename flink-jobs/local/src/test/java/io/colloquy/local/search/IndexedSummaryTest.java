package io.colloquy.local.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IndexedSummaryTest {

  @Test
  void saysInALineWhatBecameOfAnInterview() {
    assertThat(new IndexedSummary(null, 0, 90_400, 12, 0, 0, 200, 70_000, 0.973f, 0).line())
        .isEqualTo("01:30: 12 segments, 0 gaps, words for 97 % of the speech");
    assertThat(new IndexedSummary(null, 0, 90_400, 1, 1, 8_250, 200, 70_000, 0.5f, 2).line())
        .isEqualTo(
            "01:30: 1 segment, 1 gap (8.3 s), words for 50 % of the speech, 2 stretches of more"
                + " than 5 s without any");
    assertThat(new IndexedSummary(null, 0, 0, 0, 0, 0, 0, 0, 1, 0).line())
        .isEqualTo("00:00: 0 segments, 0 gaps, nobody speaks in it");
  }

  @Test
  void countsSpeechAndGapsByThemselves() {
    IndexedSummary summary = new IndexedSummary(null, 0, 0, 1, 1, 0, 0, 0, 1, 0);
    assertThat(summary.isToldBy(List.of(document("speech"), document("gap")))).isTrue();
    assertThat(summary.isToldBy(List.of(document("speech"), document("speech")))).isFalse();
    assertThat(summary.isToldBy(List.of(document("gap")))).isFalse();
  }

  private static IndexedSegment document(String kind) {
    return new IndexedSegment("id", "t", "i", "audio", null, kind, 0, 9, "", null, null);
  }
}
