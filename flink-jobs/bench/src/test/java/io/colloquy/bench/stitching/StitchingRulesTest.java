package io.colloquy.bench.stitching;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.stitch.RecognizedWindow;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StitchingRulesTest {
  private static final List<RecognizedWindow> STEADY =
      windows(
          List.of(word("good", 8_000), word("morning", 8_600), word("sir", 9_300)),
          List.of(word("good", 8_000), word("morning", 8_600), word("sir", 9_300)));

  private static final List<RecognizedWindow> LATE =
      windows(
          List.of(word("good", 8_000), word("morning", 8_300), word("sir", 9_300)),
          List.of(word("good", 8_000), word("morning", 8_700), word("sir", 9_500)));

  @Test
  void allKeepEachWordOnceWhereTimesAndTextsAgree() {
    for (StitchingRule rule : rules()) {
      assertThat(rule.stitch(STEADY))
          .as(rule.title())
          .extracting(Word::text)
          .containsExactly("good", "morning", "sir", "and");
    }
  }

  @Test
  void endTimeDoublesWhatIsHeardLater() {
    assertThat(new DropByEndTime().stitch(LATE))
        .extracting(Word::text)
        .containsExactly("good", "morning", "sir", "sir", "and");
  }

  @Test
  void midpointDoublesWhatCrossesTheMiddle() {
    assertThat(new MidpointOwnership().stitch(LATE))
        .extracting(Word::text)
        .containsExactly("good", "morning", "morning", "sir", "and");
  }

  @Test
  void commonSequenceDoublesTheOneWordThatWindowsShare() {
    List<RecognizedWindow> oneShared =
        windows(List.of(word("good", 5_000), word("sir", 9_300)), List.of(word("sir", 9_300)));
    assertThat(new LongestCommonSequence().stitch(oneShared))
        .extracting(Word::text)
        .containsExactly("good", "sir", "sir", "and");
    assertThat(new JobsOwnRule().stitch(oneShared))
        .extracting(Word::text)
        .containsExactly("good", "sir", "and");
  }

  private static List<StitchingRule> rules() {
    return List.of(
        new JobsOwnRule(),
        new DropByEndTime(),
        new MidpointOwnership(),
        new LongestCommonSequence());
  }

  /** Two windows that share the time from 7 s to 10 s; the second hears one more word. */
  private static List<RecognizedWindow> windows(List<Word> first, List<Word> second) {
    List<Word> more = new ArrayList<>(second);
    more.add(word("and", 11_000));
    return List.of(
        new RecognizedWindow(0, 10_000, 0, 3_000, 7_000, first),
        new RecognizedWindow(7_000, 20_000, 3_000, 0, 20_000, more));
  }

  private static Word word(String text, long startMs) {
    return new Word(text, startMs, startMs + 300, 0.9f);
  }
}
