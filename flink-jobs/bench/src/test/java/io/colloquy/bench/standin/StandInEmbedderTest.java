package io.colloquy.bench.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.colloquy.flink.embed.TextEmbedder;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandInEmbedderTest {
  @Test
  void vectorsHaveLengthOneWhateverTheText() throws Exception {
    assertThat(embed("The harbour was full of snow.", "", "word ".repeat(1000)))
        .allSatisfy(
            vector -> {
              assertThat(vector).hasSize(384);
              assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-5));
            });
  }

  @Test
  void textsThatShareWordsLieCloser() throws Exception {
    List<float[]> vectors =
        embed(
            "The harbour was full of snow.",
            "the harbour was full of ships",
            "A bank sold its software");
    assertThat(cosine(vectors.get(0), vectors.get(1)))
        .isGreaterThan(0.6)
        .isGreaterThan(cosine(vectors.get(0), vectors.get(2)) + 0.4);
  }

  @Test
  void equalTextsHaveEqualVectors() throws Exception {
    assertThat(embed("The harbour.").get(0)).isEqualTo(embed("The harbour.").get(0));
  }

  @Test
  void aClosedOneEmbedsNothing() {
    TextEmbedder embedder = new StandInEmbedder.StandInFactory().open();
    embedder.close();
    assertThatThrownBy(() -> embedder.embed(List.of("harbour")))
        .isInstanceOf(IllegalStateException.class);
  }

  private static List<float[]> embed(String... texts) throws Exception {
    try (TextEmbedder embedder = new StandInEmbedder.StandInFactory().open()) {
      return embedder.embed(List.of(texts));
    }
  }

  private static double cosine(float[] left, float[] right) {
    return IntStream.range(0, left.length).mapToDouble(i -> left[i] * right[i]).sum();
  }
}
