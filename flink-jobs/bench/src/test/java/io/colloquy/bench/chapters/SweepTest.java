package io.colloquy.bench.chapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepTest {
  private static final ChapteredInterview INTERVIEW =
      new ChapteredInterview(
          "one", 3_000_000, List.of(), List.of(), List.of(), List.of(500_000L, 1_000_000L));

  @Test
  void theHighestRecallWins() {
    Sweep sweep =
        new Sweep(
            "any", List.of(cut("none"), cut("one", 490_000), cut("both", 490_000, 1_010_000)));
    assertThat(sweep.best(List.of(INTERVIEW)))
        .containsEntry("best", "both")
        .containsEntry("tried", 3)
        .containsEntry("recall ±30 s", 1.0);
  }

  @Test
  void tooManyChaptersDoNotCount() {
    Sweep sweep =
        new Sweep("any", List.of(cut("one", 490_000), cut("many", 490_000, 700_000, 1_010_000)));
    assertThat(sweep.best(List.of(INTERVIEW))).containsEntry("best", "one");
  }

  @Test
  void whereAllMakeTooManyTheFewestWin() {
    Sweep sweep =
        new Sweep(
            "any",
            List.of(
                cut("four", 490_000, 700_000, 1_010_000, 2_000_000),
                cut("three", 700_000, 1_500_000, 2_000_000)));
    assertThat(sweep.best(List.of(INTERVIEW))).containsEntry("best", "three");
  }

  @Test
  void theNearerOfTwoWithTheSameRecallWins() {
    Sweep sweep = new Sweep("any", List.of(cut("far", 475_000), cut("near", 495_000)));
    assertThat(sweep.best(List.of(INTERVIEW))).containsEntry("best", "near");
  }

  private static Segmentation cut(String name, long... boundaries) {
    List<Long> found = Arrays.stream(boundaries).boxed().toList();
    return new Segmentation(name, 1, (interview, trial) -> found);
  }
}
