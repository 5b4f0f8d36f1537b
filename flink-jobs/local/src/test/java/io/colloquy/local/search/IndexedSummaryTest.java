package io.colloquy.local.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IndexedSummaryTest {

  @Test
  void saysInALineWhatBecameOfAnInterview() {
    assertThat(
            new IndexedSummary(null, 0, 90_400, 12, 0, 0, 200, 70_000, 0.973f, 0, 0, 0, 0, 0, false)
                .line())
        .isEqualTo("01:30: 12 segments, 0 gaps, words for 97 % of the speech");
    assertThat(
            new IndexedSummary(
                    null, 0, 90_400, 1, 1, 8_250, 200, 70_000, 0.5f, 2, 0, 0, 0, 0, false)
                .line())
        .isEqualTo(
            "01:30: 1 segment, 1 gap (8.3 s), words for 50 % of the speech, 2 stretches of more"
                + " than 5 s without any");
    assertThat(new IndexedSummary(null, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, false).line())
        .isEqualTo("00:00: 0 segments, 0 gaps, nobody speaks in it");
  }

  @Test
  void saysWhatWasNotUnderstoodAndWhetherTheRestIsDoubtful() {
    assertThat(
            new IndexedSummary(
                    null, 0, 90_400, 12, 0, 0, 200, 70_000, 0.9f, 0, 1, 3_100, 20, 2, false)
                .line())
        .isEqualTo(
            "01:30: 12 segments, 0 gaps, 1 unclear stretch (3.1 s), words for 90 % of the speech");
    assertThat(
            new IndexedSummary(null, 0, 90_400, 12, 0, 0, 200, 70_000, 0.9f, 0, 0, 0, 20, 3, true)
                .line())
        .isEqualTo(
            "01:30: 12 segments, 0 gaps, words for 90 % of the speech; doubtful: of 20 windows the"
                + " recognizer was unsure of 3, listen before relying on it");
  }

  @Test
  void countsSpeechGapsAndWhatIsUnclearByThemselves() {
    IndexedSummary summary = new IndexedSummary(null, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, false);
    assertThat(summary.isToldBy(List.of(document("speech"), document("gap")))).isTrue();
    assertThat(summary.isToldBy(List.of(document("speech"), document("speech")))).isFalse();
    assertThat(summary.isToldBy(List.of(document("gap")))).isFalse();
    assertThat(summary.isToldBy(List.of(document("speech"), document("unclear")))).isFalse();
    IndexedSummary unclear = new IndexedSummary(null, 0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0, 1, 1, false);
    assertThat(unclear.isToldBy(List.of(document("speech"), document("unclear")))).isTrue();
    assertThat(unclear.isToldBy(List.of(document("speech"), document("speech")))).isFalse();
  }

  private static IndexedSegment document(String kind) {
    return new IndexedSegment("id", "t", "i", "audio", null, kind, 0, 9, "", null, null);
  }
}
