package io.colloquy.flink.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MiniLmEmbedderTest {
  private static final String SPOKEN = "We could not pay our people for three months.";

  @Test
  void vectorsHaveLengthOne() throws Exception {
    try (TextEmbedder embedder = MiniLmEmbedder.open()) {
      for (float[] vector : embedder.embed(List.of(SPOKEN, "", "word ".repeat(1000)))) {
        assertThat(vector).hasSize(MiniLmEmbedder.DIMENSIONS);
        assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-5));
      }
    }
  }

  @Test
  void likeMeaningsLieCloser() throws Exception {
    try (TextEmbedder embedder = MiniLmEmbedder.open()) {
      List<float[]> vectors =
          embedder.embed(
              List.of(
                  SPOKEN,
                  "The company ran out of money for salaries.",
                  "We could not hear the people in the next room."));

      assertThat(cosine(vectors.get(0), vectors.get(1)))
          .isGreaterThan(0.4)
          .isGreaterThan(cosine(vectors.get(0), vectors.get(2)));
    }
  }

  @Test
  void companyChangesNoVector() throws Exception {
    try (TextEmbedder embedder = MiniLmEmbedder.open()) {
      float[] alone = embedder.embed(List.of(SPOKEN)).get(0);
      List<String> company =
          IntStream.range(0, 20)
              .mapToObj(i -> i == 7 ? SPOKEN : "Something else ".repeat(i))
              .collect(Collectors.toList());

      assertThat(embedder.embed(company).get(7)).isEqualTo(alone);
    }
  }

  @Test
  void threadsDoNotDisturbEachOther() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (TextEmbedder embedder = MiniLmEmbedder.open()) {
      float[] alone = embedder.embed(List.of(SPOKEN)).get(0);

      List<Future<List<float[]>>> embedded =
          threads.invokeAll(
              IntStream.range(0, 16)
                  .<Callable<List<float[]>>>mapToObj(
                      i -> () -> embedder.embed(List.of("Another thing " + i, SPOKEN)))
                  .toList());

      for (Future<List<float[]>> vectors : embedded) {
        assertThat(vectors.get().get(1)).isEqualTo(alone);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void closingOneLeavesTheOthersOpen() throws Exception {
    try (TextEmbedder left = MiniLmEmbedder.open()) {
      TextEmbedder closed = MiniLmEmbedder.open();
      closed.close();
      closed.close();

      assertThat(left.embed(List.of(SPOKEN))).hasSize(1);
      assertThatThrownBy(() -> closed.embed(List.of(SPOKEN)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closed");
    }
  }

  private static double cosine(float[] left, float[] right) {
    return IntStream.range(0, left.length).mapToDouble(i -> left[i] * right[i]).sum();
  }
}
