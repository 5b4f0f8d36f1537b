package io.colloquy.core.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoverageTest {

  @Test
  void whatIsToldTwiceCountsOnce() {
    Coverage coverage =
        new CoveredStream()
            .speech(1_000, 20_000)
            .speech(18_000, 30_000)
            .word(2_000, 3_000)
            .word(2_500, 4_000)
            .coverage();

    assertThat(coverage.speechMs()).isEqualTo(29_000);
    assertThat(coverage.coveredMs()).isEqualTo(2_000);
  }

  @Test
  void wordsOutsideSpeechCoverNothing() {
    Coverage coverage =
        new CoveredStream().speech(1_000, 2_000).word(1_900, 2_400).word(5_000, 6_000).coverage();

    assertThat(coverage.coveredMs()).isEqualTo(100);
    assertThat(coverage.endMs()).isEqualTo(6_000);
  }

  @Test
  void moreThanFiveSecondsOfSpeechWithoutAWordAreAHole() {
    CoveredStream stream = new CoveredStream().speech(0, 20_000).word(0, 4_000);

    assertThat(stream.word(9_000, 15_000).coverage().holes()).isEmpty();
    assertThat(stream.speech(20_000, 20_001).coverage().holes())
        .containsExactly(new Hole(15_000, 20_001));
  }

  @Test
  void speechGoesOnOverShortPausesOnly() {
    CoveredStream shorter = new CoveredStream().speech(0, 3_000).speech(3_500, 6_000);
    CoveredStream longer = new CoveredStream().speech(0, 3_000).speech(3_501, 6_000);

    assertThat(shorter.coverage().holes()).containsExactly(new Hole(0, 6_000));
    assertThat(longer.coverage().holes()).isEmpty();
  }

  @Test
  void aHoleMayReachOverBuckets() {
    assertThat(new CoveredStream().speech(28_000, 95_000).word(29_000, 29_900).coverage().holes())
        .containsExactly(new Hole(29_900, 95_000));
  }

  @Test
  void aWordThatTakesNoTimeBreaksAHole() {
    assertThat(new CoveredStream().speech(0, 8_000).word(4_000, 4_000).coverage().holes())
        .isEmpty();
  }

  @Test
  void aGapIsNoHole() {
    CoveredStream stream = new CoveredStream().speech(0, 40_000).gap(3_000, 38_000);

    assertThat(stream.coverage()).isEqualTo(new Coverage(38_000, 40_000, 0, 35_000, 0, null));
    assertThat(stream.noGap(3_000, 38_000).coverage().holes()).containsExactly(new Hole(0, 40_000));
  }

  @Test
  void whatWasNotUnderstoodIsNeitherCoveredNorAHole() {
    CoveredStream stream = new CoveredStream().speech(0, 40_000).unclear(3_000, 38_000);

    assertThat(stream.coverage()).isEqualTo(new Coverage(38_000, 40_000, 0, 0, 35_000, null));
    assertThat(stream.noGap(3_000, 38_000).coverage().unclearMs()).isEqualTo(35_000);
  }

  @Test
  void nothingIsCoveredOfNothing() {
    assertThat(new CoveredStream().coverage()).isEqualTo(new Coverage(0, 0, 0, 0, 0, null));
  }
}
