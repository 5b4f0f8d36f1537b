package io.colloquy.local.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.moment.HeardWord;
import org.junit.jupiter.api.Test;

class MarkedSegmentTest {

  @Test
  void marksTheWordsThatAMatchTouches() {
    assertThat(Segments.heard(5_000, "Then the [price went], up [again].").words())
        .containsExactly(
            new HeardWord("Then", 5_000, 5_900, false),
            new HeardWord("the", 6_000, 6_900, false),
            new HeardWord("price", 7_000, 7_900, true),
            new HeardWord("went,", 8_000, 8_900, true),
            new HeardWord("up", 9_000, 9_900, false),
            new HeardWord("again.", 10_000, 10_900, true));
  }

  @Test
  void marksNothingWhereNothingMatches() {
    assertThat(new MarkedSegment(Segments.spoken(0, "Well then."), null).words())
        .noneMatch(HeardWord::marked);
  }

  @Test
  void wordsWithoutTimesLieAtTheStart() {
    IndexedSegment segment =
        new IndexedSegment(
            "id", "t", "i", "audio", null, "speech", 7_000, 9_000, "Well then.", null, null);
    assertThat(new MarkedSegment(segment, "Well " + MarkedSegment.OPEN + "then").words())
        .containsExactly(
            new HeardWord("Well", 7_000, 7_000, false), new HeardWord("then.", 7_000, 7_000, true));
  }
}
