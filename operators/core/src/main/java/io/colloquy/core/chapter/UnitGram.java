package io.colloquy.core.chapter;

import io.colloquy.core.vector.GramMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The products of all pairs of an interview's units, added up so that any two stretches of it are
 * compared in constant time. Units count by their words, and their vectors from the interview's
 * mean, which every unit shares and which therefore tells nothing. Positions count {@link
 * JoinedUnits}, with fractions.
 */
final class UnitGram {
  private final long[] startsMs;
  private final long[] endsMs;

  private final JoinedUnits joined;

  /** Words before each unit. */
  private final double[] words;

  /** Products of all units before a row with all units before a column. */
  private final double[][] sums;

  private final double scatter;

  UnitGram(List<ChapterUnit> units, GramMatrix gramMatrix) {
    startsMs = units.stream().mapToLong(ChapterUnit::startMs).toArray();
    endsMs = units.stream().mapToLong(ChapterUnit::endMs).toArray();
    joined = JoinedUnits.of(units);
    int[] known =
        IntStream.range(0, joined.vectors().size())
            .filter(unit -> joined.vectors().get(unit).length > 0)
            .toArray();
    double[][] products =
        gramMatrix.of(Arrays.stream(known).mapToObj(joined.vectors()::get).toArray(float[][]::new));
    double[] weights = Arrays.stream(known).mapToDouble(unit -> joined.words()[unit]).toArray();
    centre(products, weights);
    words = new double[joined.words().length + 1];
    double own = joined.scatterWithin();
    for (int i = 0; i < known.length; i++) {
      own += weights[i] * products[i][i];
    }
    for (int i = 0; i < joined.words().length; i++) {
      words[i + 1] = words[i] + joined.words()[i];
    }
    scatter = own / Math.max(1, words[words.length - 1]);
    sums = sums(known, weights, products, joined.words().length);
  }

  private static void centre(double[][] products, double[] weights) {
    double total = Arrays.stream(weights).sum();
    double[] means = new double[weights.length];
    double mean = 0;
    for (int i = 0; i < means.length; i++) {
      for (int j = 0; j < means.length; j++) {
        means[i] += weights[j] * products[i][j] / total;
      }
      mean += weights[i] * means[i] / total;
    }
    for (int i = 0; i < means.length; i++) {
      for (int j = 0; j < means.length; j++) {
        products[i][j] += mean - means[i] - means[j];
      }
    }
  }

  /** Lets each row of products go once it is added up: there is never more than one matrix. */
  private static double[][] sums(int[] known, double[] weights, double[][] products, int units) {
    double[][] sums = new double[units + 1][];
    sums[0] = new double[units + 1];
    int i = 0;
    for (int unit = 0; unit < units; unit++) {
      sums[unit + 1] = sums[unit].clone();
      if (i < known.length && known[i] == unit) {
        double row = 0;
        int j = 0;
        for (int other = 0; other < units; other++) {
          if (j < known.length && known[j] == other) {
            row += weights[i] * weights[j] * products[i][j];
            j++;
          }
          sums[unit + 1][other + 1] += row;
        }
        products[i] = null;
        i++;
      }
    }
    return sums;
  }

  /** Where a time of the interview lies. */
  double position(long ms) {
    return joined.position(unit(ms), startsMs.length);
  }

  /** Where a time of the interview lies among its units, joined or not. */
  double unit(long ms) {
    int unit = Arrays.binarySearch(startsMs, ms);
    if (unit < 0) {
      unit = -unit - 2;
    }
    if (unit < 0) {
      return 0;
    }
    long lengthMs = Math.max(1, endsMs[unit] - startsMs[unit]);
    return unit + Math.min(1, (ms - startsMs[unit]) / (double) lengthMs);
  }

  /** Cosine of the vectors of two stretches; 0 where one is empty. */
  double cosine(double from, double to, double otherFrom, double otherTo) {
    double squares = product(from, to, from, to) * product(otherFrom, otherTo, otherFrom, otherTo);
    return squares <= 0 ? 0 : product(from, to, otherFrom, otherTo) / Math.sqrt(squares);
  }

  /**
   * How much less the units of each stretch that ends at a position scatter about the stretch's own
   * mean than about the interview's, in multiples of what a word of this interview scatters.
   *
   * @param starts positions, none behind the end
   * @param prior as many words as this are taken to lie at the interview's mean
   */
  double[] explained(double[] starts, int count, double end, double prior) {
    double[] row = new double[sums.length];
    int below = (int) Math.min(end, sums.length - 2.0);
    double share = end - below;
    for (int unit = 0; unit < row.length; unit++) {
      row[unit] = sums[below][unit] + share * (sums[below + 1][unit] - sums[below][unit]);
    }
    double[] explained = new double[count];
    double endSquare = between(row, end);
    double endWords = between(words, end);
    for (int i = 0; i < count; i++) {
      double square = endSquare + sum(starts[i], starts[i]) - 2 * between(row, starts[i]);
      double length = endWords - between(words, starts[i]) + prior;
      explained[i] = scatter <= 0 ? 0 : square / length / scatter;
    }
    return explained;
  }

  private double product(double from, double to, double otherFrom, double otherTo) {
    return sum(to, otherTo) - sum(from, otherTo) - sum(to, otherFrom) + sum(from, otherFrom);
  }

  private double sum(double row, double column) {
    int below = (int) Math.min(row, sums.length - 2.0);
    double lower = between(sums[below], column);
    return lower + (row - below) * (between(sums[below + 1], column) - lower);
  }

  private static double between(double[] values, double position) {
    int below = (int) Math.min(position, values.length - 2.0);
    return values[below] + (position - below) * (values[below + 1] - values[below]);
  }
}
