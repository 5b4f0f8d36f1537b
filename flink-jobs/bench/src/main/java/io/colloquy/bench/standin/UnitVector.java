package io.colloquy.bench.standin;

/** A vector of length 1. */
final class UnitVector {
  private UnitVector() {}

  /**
   * The same direction.
   *
   * @param vector not all zero
   */
  static float[] of(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += value * value;
    }
    float[] unit = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      unit[i] = (float) (vector[i] / Math.sqrt(squares));
    }
    return unit;
  }
}
