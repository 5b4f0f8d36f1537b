package io.colloquy.local.export;

import static io.colloquy.local.export.Interviews.gap;
import static io.colloquy.local.export.Interviews.speech;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.search.IndexedSegment.IndexedWord;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CaptionsTest {

  @Test
  void longSpeechIsCutBehindSentences() {
    List<Caption> captions =
        Captions.of(
            Interviews.of(
                speech(
                    "audio",
                    2_000,
                    "The guide was hard to read. We asked the team for another one, and after a"
                        + " week they sent it to us.")));
    assertThat(captions)
        .containsExactly(
            new Caption(2_000, 4_400, "", List.of("The guide was hard to read.")),
            new Caption(
                4_400,
                10_800,
                "",
                List.of(
                    "We asked the team for another one,", "and after a week they sent it to us.")));
  }

  @Test
  void slowSpeechIsCutSoThatNobodyReadsItTwice() {
    List<IndexedWord> slow =
        List.of(
            new IndexedWord("Well", 0, 3_000, 1),
            new IndexedWord("I", 3_500, 6_500, 1),
            new IndexedWord("know", 6_600, 8_000, 1));
    assertThat(Captions.of(Interviews.of(speech("audio", slow))))
        .extracting(Caption::startMs)
        .containsExactly(0L, 6_600L);
  }

  @Test
  void shortSpeechStaysForASecondAndTheNextWaitsForIt() {
    List<IndexedWord> yes = List.of(new IndexedWord("Yes.", 500, 700, 1));
    List<IndexedWord> no = List.of(new IndexedWord("No.", 1_200, 3_000, 1));
    assertThat(Captions.of(Interviews.of(speech("audio", yes), speech("audio", no))))
        .containsExactly(
            new Caption(500, 1_500, "", List.of("Yes.")),
            new Caption(1_500, 3_000, "", List.of("No.")));
  }

  @Test
  void whoInterruptsTakesOver() {
    Transcript transcript =
        Interviews.of(
            speech("audio:1", 0, "I think that it was all right"),
            speech("audio:2", 1_500, "It was not all right"));
    assertThat(Captions.of(transcript))
        .containsExactly(
            new Caption(0, 1_500, "", List.of("audio:1: I think that it was all right")),
            new Caption(1_500, 3_500, "", List.of("audio:2: It was not all right")));
  }

  @Test
  void gapIsShownAtItsBeginning() {
    assertThat(Captions.of(Interviews.of(gap("audio", 12_000, 40_000))))
        .containsExactly(new Caption(12_000, 19_000, "", List.of("[lost audio 00:12-00:40]")));
  }

  @Test
  void keepsTheRulesAndEveryWordWhateverIsSaid() {
    for (long seed = 0; seed < 300; seed++) {
      Transcript transcript = Interviews.random(new Random(seed));
      List<Caption> captions = Captions.of(transcript);
      long endMs = 0;
      for (Caption caption : captions) {
        assertThat(caption.startMs()).as("seed %d", seed).isGreaterThanOrEqualTo(endMs);
        assertThat(caption.endMs() - caption.startMs())
            .as("seed %d", seed)
            .isBetween(1_000L, 7_000L);
        assertThat(caption.lines()).as("seed %d", seed).hasSizeBetween(1, 2);
        assertThat(caption.lines()).as("seed %d", seed).allMatch(line -> line.length() <= 42);
        endMs = caption.endMs();
      }
      assertThat(letters(captions)).as("seed %d", seed).isEqualTo(letters(transcript));
    }
  }

  private static long letters(List<Caption> captions) {
    return captions.stream()
        .flatMap(caption -> caption.lines().stream())
        .mapToLong(CaptionsTest::x)
        .sum();
  }

  private static long letters(Transcript transcript) {
    return transcript.segments().stream().mapToLong(segment -> x(segment.text())).sum();
  }

  private static long x(String text) {
    return Arrays.stream(text.split("")).filter("x"::equals).count();
  }
}
