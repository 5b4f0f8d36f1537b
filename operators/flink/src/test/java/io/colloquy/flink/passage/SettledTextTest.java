package io.colloquy.flink.passage;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.chapter.ChapterUnit;
import io.colloquy.core.chapter.UnitText;
import io.colloquy.core.passage.InterviewText;
import io.colloquy.core.passage.Passage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which texts of an interview that goes on are told. */
class SettledTextTest {

  @Test
  void aPassageOnceAPauseIsKnownBehindIt() {
    Passage passage = new Passage("mic", 31_000, 60_000, "said", 120, List.of());
    InterviewText tail = new InterviewText(List.of(), List.of(), List.of(passage));
    assertThat(settled(60_499, 0, 0).passages(tail)).isEmpty();
    assertThat(settled(60_500, 0, 0).passages(tail)).containsExactly(passage);
    assertThat(settled(60_500, 2, 0).passages(tail)).as("told before").isEmpty();
  }

  @Test
  void noPassageThatIsShort() {
    Passage passage = new Passage("mic", 31_000, 60_000, "said", 119, List.of());
    InterviewText tail = new InterviewText(List.of(), List.of(), List.of(passage));
    assertThat(settled(90_000, 0, 0).passages(tail)).isEmpty();
  }

  @Test
  void unitsUpToTheFirstThatMayChange() {
    UnitText first = unit(500, 24_000);
    UnitText second = unit(25_500, 49_000);
    InterviewText tail = new InterviewText(List.of(), List.of(first, second), List.of());
    SettledText before = settled(50_499, 0, 0);
    assertThat(before.units(tail)).containsExactly(first);
    assertThat(before.nextStretch(tail)).isEqualTo(1);
    SettledText after = settled(50_500, 0, 1);
    assertThat(after.units(tail)).containsExactly(second);
    assertThat(after.nextStretch(tail)).isEqualTo(2);
  }

  @Test
  void aStreamThatStandsStillHoldsUpTheOthersForTwoMinutes() {
    InterviewText nothing = new InterviewText(List.of(), List.of(), List.of());
    Map<String, StreamCutting> streams =
        Map.of("ended", new StreamCutting(10_000, 0), "on", new StreamCutting(320_500, 0));
    assertThat(new SettledText(streams, 0).nextStretch(nothing)).isEqualTo(200_000 / 25_000);
  }

  @Test
  void whatIsReadAgainBeginsABucketBeforeWhatIsToBeTold() {
    assertThat(settled(130_000, 4, 10).fromMs()).isEqualTo(90_000);
    assertThat(settled(130_000, 0, 0).fromMs()).isZero();
    assertThat(settled(1_000_000, 0, 0).fromMs()).as("of who says little").isEqualTo(700_000);
  }

  private static SettledText settled(long reachedMs, long nextBucket, long nextStretch) {
    return new SettledText(Map.of("mic", new StreamCutting(reachedMs, nextBucket)), nextStretch);
  }

  private static UnitText unit(long startMs, long endMs) {
    return new UnitText(new ChapterUnit(startMs, endMs, false, 10, List.of(), null), "said");
  }
}
