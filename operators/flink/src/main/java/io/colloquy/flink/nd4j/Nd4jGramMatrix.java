package io.colloquy.flink.nd4j;

import io.colloquy.core.vector.GramMatrix;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Gram matrices by ND4J, in single precision and on one thread: the others belong to other tasks,
 * and the same vectors always give the same products. The library is loaded with the first matrix,
 * which takes about a second.
 */
public final class Nd4jGramMatrix implements GramMatrix {
  /** From so many vectors on, loops take longer, as {@code ./colloquy bench chapters} measures. */
  static final int BREAK_EVEN = 200;

  /** Loops for few vectors, ND4J for many. */
  public static GramMatrix fromBreakEven() {
    GramMatrix few = GramMatrix.plain();
    GramMatrix many = new Nd4jGramMatrix();
    return vectors -> (vectors.length < BREAK_EVEN ? few : many).of(vectors);
  }

  @Override
  public double[][] of(float[][] vectors) {
    if (vectors.length == 0 || vectors[0].length == 0) {
      return new double[vectors.length][vectors.length];
    }
    Library.load();
    try (INDArray rows = Nd4j.createFromArray(vectors);
        INDArray products = Nd4j.gemm(rows, rows, false, true)) {
      return symmetric(products.toFloatMatrix());
    }
  }

  /** The lower half and its mirror image: rounding may differ between the two. */
  private static double[][] symmetric(float[][] products) {
    double[][] symmetric = new double[products.length][products.length];
    for (int i = 0; i < products.length; i++) {
      for (int j = 0; j <= i; j++) {
        symmetric[i][j] = products[i][j];
        symmetric[j][i] = products[i][j];
      }
    }
    return symmetric;
  }

  /** ND4J, once in a process. */
  private static final class Library {
    static {
      Nd4j.factory().blas().setMaxThreads(1);
    }

    /** Returns once the library is loaded. */
    static void load() {}
  }
}
