package io.colloquy.bench.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormalizationTest {

  @Test
  void ignoresCaseAndPunctuation() {
    assertThat(Normalization.words("Well, it DEPENDS -- on the day."))
        .containsExactly("well", "it", "depends", "on", "the", "day");
  }

  @Test
  void keepsApostrophesInsideWordsOnly() {
    assertThat(Normalization.words("‘Don’t’ say 'maybe' to the teams'"))
        .containsExactly("don't", "say", "maybe", "to", "the", "teams");
  }

  @Test
  void splitsAtHyphensAndKeepsAccents() {
    assertThat(Normalization.words("A twenty-four hour café"))
        .containsExactly("a", "twenty", "four", "hour", "café");
  }

  @Test
  void findsNoWordsInPunctuation() {
    assertThat(Normalization.words(" ... — ' ")).isEmpty();
  }
}
