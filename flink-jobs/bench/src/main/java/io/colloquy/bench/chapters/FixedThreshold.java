package io.colloquy.bench.chapters;

import java.util.ArrayList;
import java.util.List;

/**
 * The founding design: a chapter begins where the mean vectors of the three sentences before and
 * the three behind have a cosine below 0.35, two minutes after the last one at the earliest.
 */
final class FixedThreshold {
  private static final double THRESHOLD = 0.35;
  private static final int SENTENCES = 3;
  private static final long SHORTEST_MS = 120_000;

  List<Long> boundaries(ChapteredInterview interview) {
    List<Long> boundaries = new ArrayList<>();
    List<float[]> vectors = interview.sentenceVectors();
    long lastMs = 0;
    for (int i = SENTENCES; i + SENTENCES <= vectors.size(); i++) {
      long startMs = interview.sentences().get(i).startMs();
      double cosine =
          cosine(sum(vectors.subList(i - SENTENCES, i)), sum(vectors.subList(i, i + SENTENCES)));
      if (cosine < THRESHOLD && startMs - lastMs >= SHORTEST_MS) {
        boundaries.add(startMs);
        lastMs = startMs;
      }
    }
    return boundaries;
  }

  private static double[] sum(List<float[]> vectors) {
    double[] sum = new double[vectors.get(0).length];
    for (float[] vector : vectors) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += vector[i];
      }
    }
    return sum;
  }

  private static double cosine(double[] one, double[] other) {
    return product(one, other) / Math.sqrt(product(one, one) * product(other, other));
  }

  private static double product(double[] one, double[] other) {
    double product = 0;
    for (int i = 0; i < one.length; i++) {
      product += one[i] * other[i];
    }
    return product;
  }
}
