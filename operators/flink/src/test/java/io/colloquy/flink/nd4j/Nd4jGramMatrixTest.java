package io.colloquy.flink.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.vector.GramMatrix;
import io.colloquy.core.vector.Vectors;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Nd4jGramMatrixTest {
  private static final int VALUES = 384;

  private final GramMatrix nd4j = new Nd4jGramMatrix();

  @Test
  void agreesWithLoops() {
    for (int rows : new int[] {1, 2, 7, 100, 500}) {
      float[][] vectors = vectors(rows, 20 + rows);
      assertClose(nd4j.of(vectors), GramMatrix.plain().of(vectors));
    }
  }

  @Test
  void isSymmetricAndTheSameEachTime() {
    float[][] vectors = vectors(333, 7);
    double[][] products = nd4j.of(vectors);
    for (int i = 0; i < products.length; i++) {
      for (int j = 0; j < i; j++) {
        assertThat(products[i][j]).as("%d, %d", i, j).isEqualTo(products[j][i]);
      }
    }
    assertThat(nd4j.of(vectors)).isDeepEqualTo(products);
  }

  @Test
  void hasNoProductsWithoutVectors() {
    assertThat(nd4j.of(new float[0][])).isEmpty();
    assertThat(nd4j.of(new float[2][0])).isDeepEqualTo(new double[2][2]);
  }

  @Test
  void leavesFewVectorsToLoops() {
    GramMatrix chosen = Nd4jGramMatrix.fromBreakEven();
    float[][] few = vectors(Nd4jGramMatrix.BREAK_EVEN - 1, 3);
    float[][] many = vectors(Nd4jGramMatrix.BREAK_EVEN, 3);
    assertThat(chosen.of(few)).isDeepEqualTo(GramMatrix.plain().of(few));
    assertThat(chosen.of(many)).isDeepEqualTo(nd4j.of(many));
  }

  private static void assertClose(double[][] products, double[][] expected) {
    assertThat(products).hasNumberOfRows(expected.length);
    double worst = 0;
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < expected.length; j++) {
        worst = Math.max(worst, Math.abs(products[i][j] - expected[i][j]));
      }
    }
    assertThat(worst).as("of %d vectors", expected.length).isLessThan(1e-5);
  }

  private static float[][] vectors(int rows, long seed) {
    Random random = new Random(seed);
    float[][] vectors = new float[rows][VALUES];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < VALUES; j++) {
        vectors[i][j] = (float) random.nextGaussian();
      }
      vectors[i] = Vectors.unit(vectors[i]);
    }
    return vectors;
  }
}
