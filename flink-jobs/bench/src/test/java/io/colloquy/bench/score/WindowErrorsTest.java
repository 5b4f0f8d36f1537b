package io.colloquy.bench.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten places, a boundary before place 5: with windows of 3 it lies in those from 2, 3 and 4 on. */
class WindowErrorsTest {
  private static final List<Integer> REFERENCE = List.of(5);

  @Test
  void theSameSegmentationHasNoErrors() {
    assertThat(WindowErrors.of(10, REFERENCE, REFERENCE)).isEqualTo(new WindowErrors(7, 0, 0));
  }

  @Test
  void aMissedBoundaryCountsInEveryWindowThatHoldsIt() {
    WindowErrors errors = WindowErrors.of(10, 3, REFERENCE, List.of());
    assertThat(errors).isEqualTo(new WindowErrors(7, 3, 3));
    assertThat(errors.pkRate()).isCloseTo(3 / 7.0, within(1e-9));
  }

  @Test
  void anInventedBoundaryBesideATrueOneCountsMoreInWindowDiff() {
    assertThat(WindowErrors.of(10, 3, REFERENCE, List.of(4, 5)))
        .isEqualTo(new WindowErrors(7, 1, 3));
  }

  @Test
  void aBoundaryOffByOneCountsAtBothEndsOfTheWindow() {
    assertThat(WindowErrors.of(10, 3, REFERENCE, List.of(6))).isEqualTo(new WindowErrors(7, 2, 2));
  }

  @Test
  void theWindowIsHalfTheReferencesMeanSegment() {
    assertThat(WindowErrors.of(40, List.of(20), List.of()))
        .isEqualTo(WindowErrors.of(40, 10, List.of(20), List.of()));
  }
}
