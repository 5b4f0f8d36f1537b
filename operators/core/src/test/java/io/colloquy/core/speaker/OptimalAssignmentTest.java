package io.colloquy.core.speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimalAssignmentTest {

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void costsNoMoreThanAnyOtherPairing(long seed) {
    Random random = new Random(seed);
    int rows = 1 + random.nextInt(6);
    int columns = 1 + random.nextInt(6);
    double[][] costs = new double[rows][columns];
    for (double[] row : costs) {
      for (int column = 0; column < columns; column++) {
        row[column] = random.nextInt(20) - 10;
      }
    }

    int[] columnOfRow = OptimalAssignment.cheapest(costs);

    double total = 0;
    boolean[] taken = new boolean[columns];
    int paired = 0;
    for (int row = 0; row < rows; row++) {
      if (columnOfRow[row] != OptimalAssignment.NONE) {
        assertThat(taken[columnOfRow[row]]).isFalse();
        taken[columnOfRow[row]] = true;
        total += costs[row][columnOfRow[row]];
        paired++;
      }
    }
    assertThat(paired).isEqualTo(Math.min(rows, columns));
    assertThat(total).isCloseTo(cheapest(costs, 0, new boolean[columns], rows), within(1e-9));
  }

  @Test
  void leavesRowsWithoutColumnsAlone() {
    assertThat(OptimalAssignment.cheapest(new double[0][])).isEmpty();
    assertThat(OptimalAssignment.cheapest(new double[2][0]))
        .containsExactly(OptimalAssignment.NONE, OptimalAssignment.NONE);
  }

  /** Tries everything. */
  private static double cheapest(double[][] costs, int row, boolean[] taken, int rows) {
    if (row == rows) {
      return 0;
    }
    int free = 0;
    double best = Double.POSITIVE_INFINITY;
    for (int column = 0; column < taken.length; column++) {
      if (!taken[column]) {
        free++;
        taken[column] = true;
        best = Math.min(best, costs[row][column] + cheapest(costs, row + 1, taken, rows));
        taken[column] = false;
      }
    }
    return free < rows - row ? Math.min(best, cheapest(costs, row + 1, taken, rows)) : best;
  }
}
