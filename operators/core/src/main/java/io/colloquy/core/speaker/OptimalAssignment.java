package io.colloquy.core.speaker;

import java.util.Arrays;

/**
 * Pairs rows and columns one to one at the lowest total cost (H. W. Kuhn, The Hungarian method for
 * the assignment problem, 1955; by shortest augmenting paths as in R. Jonker and A. Volgenant,
 * 1987). Time grows with the cube of the larger side.
 */
public final class OptimalAssignment {
  /** A row without a column. */
  public static final int NONE = -1;

  private final double[][] costs;
  private final int rows;
  private final int size;
  private final double[] rowPrice;
  private final double[] columnPrice;
  private final int[] rowOfColumn;

  private OptimalAssignment(double[][] costs, int columns) {
    this.costs = costs;
    this.rows = costs.length;
    this.size = Math.max(rows, columns);
    this.rowPrice = new double[size];
    this.columnPrice = new double[size];
    this.rowOfColumn = new int[size];
    Arrays.fill(rowOfColumn, NONE);
  }

  /**
   * Pairs as many rows with columns as there are of the fewer.
   *
   * @param costs finite, one row of equal length for each row
   * @return for each row its column, or {@link #NONE} if there are fewer columns than rows
   */
  public static int[] cheapest(double[][] costs) {
    int columns = costs.length == 0 ? 0 : costs[0].length;
    OptimalAssignment assignment = new OptimalAssignment(costs, columns);
    for (int row = 0; row < assignment.size; row++) {
      assignment.place(row);
    }
    int[] columnOfRow = new int[costs.length];
    Arrays.fill(columnOfRow, NONE);
    for (int column = 0; column < columns; column++) {
      if (assignment.rowOfColumn[column] < costs.length) {
        columnOfRow[assignment.rowOfColumn[column]] = column;
      }
    }
    return columnOfRow;
  }

  /** Finds the cheapest chain of exchanges that gives the row a column, and carries it out. */
  private void place(int row) {
    double[] distance = new double[size];
    int[] previous = new int[size];
    boolean[] visited = new boolean[size];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    Arrays.fill(previous, NONE);
    int fromRow = row;
    int fromColumn = NONE;
    double travelled = 0;
    int nearest;
    do {
      nearest = NONE;
      for (int column = 0; column < size; column++) {
        if (visited[column]) {
          continue;
        }
        double reduced = cost(fromRow, column) - rowPrice[fromRow] - columnPrice[column];
        if (travelled + reduced < distance[column]) {
          distance[column] = travelled + reduced;
          previous[column] = fromColumn;
        }
        if (nearest == NONE || distance[column] < distance[nearest]) {
          nearest = column;
        }
      }
      visited[nearest] = true;
      travelled = distance[nearest];
      fromColumn = nearest;
      fromRow = rowOfColumn[nearest];
    } while (fromRow != NONE);
    adjustPrices(row, visited, distance, travelled);
    for (int column = nearest; column != NONE; column = previous[column]) {
      rowOfColumn[column] = previous[column] == NONE ? row : rowOfColumn[previous[column]];
    }
  }

  private void adjustPrices(int row, boolean[] visited, double[] distance, double travelled) {
    rowPrice[row] += travelled;
    for (int column = 0; column < size; column++) {
      if (visited[column] && distance[column] < travelled) {
        columnPrice[column] -= travelled - distance[column];
        rowPrice[rowOfColumn[column]] += travelled - distance[column];
      }
    }
  }

  /** Rows and columns that only make the matrix square cost nothing. */
  private double cost(int row, int column) {
    return row < rows && column < costs[row].length ? costs[row][column] : 0;
  }
}
