package io.colloquy.bench.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class BoundaryMatchesTest {

  @Test
  void eachBoundaryMatchesOneOther() {
    BoundaryMatches matches =
        BoundaryMatches.of(List.of(100L, 200L, 300L), List.of(90L, 110L, 310L), 15);
    assertThat(matches).isEqualTo(new BoundaryMatches(3, 3, 2));
    assertThat(matches.recall()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(matches.precision()).isCloseTo(2 / 3.0, within(1e-9));
  }

  @Test
  void theToleranceItselfMatches() {
    assertThat(BoundaryMatches.of(List.of(100L), List.of(115L), 15).matched()).isEqualTo(1);
    assertThat(BoundaryMatches.of(List.of(100L), List.of(116L), 15).matched()).isZero();
  }

  @Test
  void asManyMatchAsCan() {
    assertThat(BoundaryMatches.of(List.of(10L, 20L), List.of(18L, 28L), 8).matched()).isEqualTo(2);
  }

  @Test
  void severalInterviewsAddUp() {
    BoundaryMatches both =
        BoundaryMatches.of(List.of(10L), List.of(10L, 50L), 5)
            .plus(BoundaryMatches.of(List.of(10L, 30L, 60L), List.of(), 5));
    assertThat(both).isEqualTo(new BoundaryMatches(4, 2, 1));
    assertThat(both.ratio()).isEqualTo(0.5);
  }
}
