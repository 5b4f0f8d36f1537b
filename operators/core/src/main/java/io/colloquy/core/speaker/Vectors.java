package io.colloquy.core.speaker;

/** Arithmetic on embeddings. */
final class Vectors {
  /** An embedding this close to length 1 is left as it is, so that doing it again changes none. */
  private static final double TOLERANCE = 1e-5;

  private Vectors() {}

  /** The vector brought to length 1; empty if that cannot be. */
  static float[] unit(float[] vector) {
    if (vector == null) {
      return new float[0];
    }
    double length = Math.sqrt(dot(vector, vector));
    if (!Double.isFinite(length) || length == 0) {
      return new float[0];
    }
    if (Math.abs(length - 1) < TOLERANCE) {
      return vector;
    }
    float[] unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (vector[i] / length);
    }
    return unit;
  }

  static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  /** The mean of two vectors, each counted by its weight. */
  static float[] mean(float[] a, double weightOfA, float[] b, double weightOfB) {
    float[] mean = new float[a.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) ((a[i] * weightOfA + b[i] * weightOfB) / (weightOfA + weightOfB));
    }
    return mean;
  }
}
