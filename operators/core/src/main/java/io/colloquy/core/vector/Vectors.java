package io.colloquy.core.vector;

/** Arithmetic on embeddings. */
public final class Vectors {
  /** An embedding this close to length 1 is left as it is, so that doing it again changes none. */
  private static final double TOLERANCE = 1e-5;

  private Vectors() {}

  /** The vector brought to length 1; empty if that cannot be. */
  public static float[] unit(float[] vector) {
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

  /** The scalar product of two vectors of one length. */
  public static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  /** The mean of two vectors, each counted by its weight. */
  public static float[] mean(float[] a, double weightOfA, float[] b, double weightOfB) {
    float[] mean = new float[a.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) ((a[i] * weightOfA + b[i] * weightOfB) / (weightOfA + weightOfB));
    }
    return mean;
  }
}
