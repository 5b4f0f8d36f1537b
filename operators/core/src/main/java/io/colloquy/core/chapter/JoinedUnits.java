package io.colloquy.core.chapter;

import io.colloquy.core.vector.Vectors;
import java.util.ArrayList;
import java.util.List;

/**
 * An interview's units as they are compared with each other: one by one or, where there are more
 * than {@link #MOST}, neighbours together. The products of all pairs grow by the square.
 *
 * @param size how many are together
 * @param vectors of each group; empty where nobody knows what it is about
 * @param words how many count in each group: those of units with vectors
 * @param scatterWithin what the words of all groups scatter about the mean of their group
 */
record JoinedUnits(int size, List<float[]> vectors, double[] words, double scatterWithin) {
  /** 14 hours of units; their products take 32 MB. */
  static final int MOST = 2_000;

  static JoinedUnits of(List<ChapterUnit> units) {
    int size = Math.max(1, (units.size() + MOST - 1) / MOST);
    List<float[]> vectors = new ArrayList<>();
    double[] words = new double[(units.size() + size - 1) / size];
    double scatterWithin = 0;
    for (int group = 0; group < words.length; group++) {
      int from = group * size;
      float[] mean = new float[0];
      double squares = 0;
      for (ChapterUnit unit : units.subList(from, Math.min(units.size(), from + size))) {
        float[] vector = unit.vector();
        if (mean.length == 0) {
          mean = vector;
        } else if (vector.length > 0 && unit.words() > 0) {
          mean = Vectors.mean(mean, words[group], vector, unit.words());
        }
        if (vector.length > 0) {
          words[group] += unit.words();
          squares += unit.words() * Vectors.dot(vector, vector);
        }
      }
      vectors.add(mean);
      scatterWithin += size == 1 ? 0 : squares - words[group] * Vectors.dot(mean, mean);
    }
    return new JoinedUnits(size, vectors, words, scatterWithin);
  }

  /** Where a position among the units lies among the groups. */
  double position(double unit, int units) {
    int group = Math.min((int) (unit / size), words.length - 1);
    int inGroup = Math.min(size, units - group * size);
    return group + (unit - (double) group * size) / inGroup;
  }
}
