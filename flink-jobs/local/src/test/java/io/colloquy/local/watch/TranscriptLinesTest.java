package io.colloquy.local.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.search.IndexedSegment;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptLinesTest {

  private final TranscriptLines transcript = new TranscriptLines();

  @Test
  void showsEachSegmentOnce() {
    assertThat(transcript.accept(List.of(speech("1", 4_500, "Hello."))))
        .containsExactly("[00:04] Hello.");
    assertThat(
            transcript.accept(List.of(speech("1", 4_500, "Hello."), speech("2", 65_000, "Yes."))))
        .containsExactly("[01:05] Yes.");
  }

  @Test
  void showsASegmentAgainOnlyWhenItsTextChanged() {
    transcript.accept(List.of(speech("1", 0, "Hello.")));
    assertThat(transcript.accept(List.of(speech("1", 100, "Hello.")))).isEmpty();
    assertThat(transcript.accept(List.of(speech("1", 0, "Hello, you."))))
        .containsExactly("~ [00:00] Hello, you.");
  }

  @Test
  void tellsWhereAndWhyThereIsAGap() {
    IndexedSegment gap =
        new IndexedSegment(
            "1", "t", "i", "audio", null, "gap", 1_000, 8_000, "", null, "lost-audio");
    assertThat(transcript.accept(List.of(gap)))
        .containsExactly("[00:01] --- lost audio 00:01-00:08 ---");
  }

  @Test
  void namesTheStreamWhereThereAreSeveral() {
    IndexedSegment other =
        new IndexedSegment("2", "t", "i", "audio:2", null, "speech", 900, 950, "Yes.", null, null);
    assertThat(transcript.accept(List.of(speech("1", 0, "Hello."), other)))
        .containsExactly("[00:00] audio: Hello.", "[00:00] audio:2: Yes.");
  }

  private static IndexedSegment speech(String id, long startMs, String text) {
    return new IndexedSegment(
        id, "t", "i", "audio", null, "speech", startMs, startMs + 500, text, null, null);
  }
}
