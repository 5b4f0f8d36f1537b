package io.colloquy.local.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishStemmersTest {

  @ParameterizedTest
  @CsvSource({
    "english, customers cancelling subscriptions, custom cancel subscript",
    "porter, customers cancelling subscriptions, custom cancel subscript",
    "porter2, generously dying skies, generous die sky",
    "light_english, customers cancelled subscriptions, customer cancel subscription",
    "minimal_english, prices companies, price company",
    "possessive_english, the customer's price, the customer price"
  })
  void reducesWordsAsTheOfficialFilterDoes(String language, String text, String stems)
      throws IOException {
    assertThat(stemsOf(language, text)).containsExactly(stems.split(" "));
  }

  @Test
  void namesALanguageItDoesNotKnow() {
    assertThatThrownBy(() -> EnglishStemmers.named("german"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("german");
  }

  private static List<String> stemsOf(String language, String text) throws IOException {
    WhitespaceTokenizer words = new WhitespaceTokenizer();
    words.setReader(new StringReader(text));
    List<String> stems = new ArrayList<>();
    try (TokenStream stemmed = EnglishStemmers.named(language).apply(words)) {
      CharTermAttribute term = stemmed.addAttribute(CharTermAttribute.class);
      stemmed.reset();
      while (stemmed.incrementToken()) {
        stems.add(term.toString());
      }
      stemmed.end();
    }
    return stems;
  }
}
