package io.colloquy.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordTest {
  @Test
  void spokenTextIgnoresCaseAndPunctuation() {
    assertThat(word("\u201cDon't,\u201d", 0, 1).spokenText()).isEqualTo("dont");
    assertThat(word("Straße?", 0, 1).spokenText()).isEqualTo("straße");
  }

  @Test
  void punctuationAloneStaysWhatItIs() {
    assertThat(word("…", 0, 1).spokenText()).isEqualTo("...");
  }

  @Test
  void sharedTimeIsAPartOfTheShorterWord() {
    assertThat(word("a", 0, 100).sharedTime(word("b", 100, 200))).isZero();
    assertThat(word("a", 0, 100).sharedTime(word("b", 300, 400))).isZero();
    assertThat(word("a", 0, 90).sharedTime(word("b", 60, 250))).isEqualTo(30 / 90.0);
    assertThat(word("a", 0, 90).sharedTime(word("b", 10, 50))).isEqualTo(1);
    assertThat(word("a", 0, 90).sharedTime(word("b", 30, 30))).isEqualTo(1);
  }

  @Test
  void wordsAreSimultaneousWhenTheyShareMoreThanAThirdOfTheShorter() {
    assertThat(word("a", 0, 100).isSimultaneousWith(word("b", 100, 200))).isFalse();
    assertThat(word("a", 0, 90).isSimultaneousWith(word("b", 60, 200))).isFalse();
    assertThat(word("a", 0, 90).isSimultaneousWith(word("b", 59, 200))).isTrue();
  }

  @Test
  void aProbabilityStaysWithinItsBounds() {
    assertThat(new Word("a", 0, 1, Float.NaN).probability()).isZero();
    assertThat(new Word("a", 0, 1, 1.01f).probability()).isEqualTo(1);
  }

  @Test
  void aMissingTextAndAnEndBeforeTheStartAreTolerated() {
    assertThat(new Word(null, 50, 20, 1)).isEqualTo(new Word("", 50, 50, 1));
  }

  private static Word word(String text, long startMs, long endMs) {
    return new Word(text, startMs, endMs, 1);
  }
}
