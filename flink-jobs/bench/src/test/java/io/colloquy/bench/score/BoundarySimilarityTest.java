package io.colloquy.bench.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class BoundarySimilarityTest {

  @Test
  void theSameBoundariesAreAlike() {
    assertThat(BoundarySimilarity.of(List.of(5L, 10L), List.of(5L, 10L), 2).value()).isEqualTo(1);
    assertThat(BoundarySimilarity.of(List.of(), List.of(), 2).value()).isEqualTo(1);
  }

  @Test
  void aNearMissCostsByItsDistance() {
    BoundarySimilarity alike = BoundarySimilarity.of(List.of(5L, 10L), List.of(5L, 11L), 2);
    assertThat(alike).isEqualTo(new BoundarySimilarity(1, 1, 0.5, 0));
    assertThat(alike.value()).isCloseTo(0.75, within(1e-9));
  }

  @Test
  void aFullMissCostsOneOnEachSide() {
    BoundarySimilarity alike = BoundarySimilarity.of(List.of(5L, 10L), List.of(5L, 20L), 2);
    assertThat(alike).isEqualTo(new BoundarySimilarity(1, 0, 0, 2));
    assertThat(alike.value()).isCloseTo(1 / 3.0, within(1e-9));
  }
}
