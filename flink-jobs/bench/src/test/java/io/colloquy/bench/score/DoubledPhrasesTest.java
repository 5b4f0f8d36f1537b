package io.colloquy.bench.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubledPhrasesTest {

  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource({
    "a b c d e f, a b c d e f, 0",
    "a b c d e f, a b c d e a b c d e f, 1",
    "a b c d e f g, a b c d e f g a b c d e f g, 3",
    "a b c d e f, x y z v w a b c d e f, 0",
    "a b c d, a b c d a b c d, 0",
    "a b c d e x a b c d e, a b c d e x a b c d e, 0",
    "a b c d e x a b c d e, a b c d e x a b c d e y a b c d e, 1",
    "a b c, v w x y z u v w x y z, 1",
  })
  void countsRunsSaidMoreOftenThanTheyWereSpoken(String reference, String hypothesis, int doubled) {
    assertThat(
            DoubledPhrases.count(Normalization.words(reference), Normalization.words(hypothesis)))
        .isEqualTo(doubled);
  }

  @Test
  void countsOverlappingRunsWithinStutter() {
    // "no" nine times: five runs of five words, all equal, one of them allowed
    assertThat(
            DoubledPhrases.count(Normalization.words("no"), Normalization.words("no ".repeat(9))))
        .isEqualTo(4);
  }
}
