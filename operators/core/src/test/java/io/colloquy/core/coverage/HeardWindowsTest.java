package io.colloquy.core.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeardWindowsTest {
  @ParameterizedTest
  @CsvSource({
    "-0.3, 0,   false, 0",
    "-1,   0.5, false, 0",
    "-1.1, 0,   false, 1",
    "-0.3, 0.6, false, 1",
    "-0.3, 0,   true,  1",
    "-2,   1,   true,  1"
  })
  void aWindowIsLowForAnyOfThreeReasonsAndCountsOnce(
      double averageLogProbability, double temperature, boolean unclear, int low) {
    assertThat(HeardWindows.one(averageLogProbability, temperature, unclear))
        .isEqualTo(new HeardWindows(1, low));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, false", "2, 2, false", "3, 3, true", "30, 3, false", "29, 3, true"})
  void moreThanATenthAndAtLeastThreeAreDoubtful(int count, int low, boolean doubtful) {
    assertThat(new HeardWindows(count, low).areDoubtful()).isEqualTo(doubtful);
  }

  @Test
  void streamsAddUp() {
    assertThat(new HeardWindows(3, 1).and(HeardWindows.none()).and(new HeardWindows(2, 2)))
        .isEqualTo(new HeardWindows(5, 3));
  }
}
