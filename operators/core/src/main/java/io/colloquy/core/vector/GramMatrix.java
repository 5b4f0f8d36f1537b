package io.colloquy.core.vector;

/** Multiplies every vector by every other: most of the work of comparing a whole interview. */
@FunctionalInterface
public interface GramMatrix {

  /**
   * The products of all pairs.
   *
   * @param vectors of one length
   * @return a symmetric matrix with a row for each vector
   */
  double[][] of(float[][] vectors);

  /** Loops; the fastest way for a few hundred vectors. */
  static GramMatrix plain() {
    return vectors -> {
      double[][] products = new double[vectors.length][vectors.length];
      for (int i = 0; i < vectors.length; i++) {
        for (int j = 0; j <= i; j++) {
          products[i][j] = Vectors.dot(vectors[i], vectors[j]);
          products[j][i] = products[i][j];
        }
      }
      return products;
    };
  }
}
