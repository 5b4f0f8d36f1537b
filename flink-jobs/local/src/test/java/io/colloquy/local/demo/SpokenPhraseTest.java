package io.colloquy.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.search.IndexedSegment;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpokenPhraseTest {

  @Test
  void picksTheThreeWordsWithTheMostLetters() {
    List<IndexedSegment> segments =
        List.of(
            segment("So, it was on."), segment("It is a \"customer satisfaction survey\", no?"));
    assertThat(SpokenPhrase.worthLookingFor(segments)).contains("customer satisfaction survey");
  }

  @Test
  void findsNothingWhereNobodySaysThreeWords() {
    assertThat(SpokenPhrase.worthLookingFor(List.of(segment("Well, no."), segment("")))).isEmpty();
  }

  @Test
  void findsThePlaceOfAPhraseInTimeMarks() {
    List<String> marks =
        List.of("a 1 0.500 0.2 the", "a 1 0.750 0.2 price", "a 1 1.2504 0.3 went", "a 1 2 1 up");
    assertThat(SpokenPhrase.startMs("Price went", marks)).hasValue(750);
    assertThat(SpokenPhrase.startMs("went", marks)).hasValue(1_250);
    assertThat(SpokenPhrase.startMs("went down", marks)).isEmpty();
  }

  @Test
  void thePackagedInterviewSaysItsPhraseWhereItsReadmeTells() {
    assertThat(PackagedInterview.phraseStartMs()).isBetween(37_850L, 37_950L);
  }

  private static IndexedSegment segment(String text) {
    return new IndexedSegment("id", "t", "i", "audio", null, "speech", 0, 9, text, null, null);
  }
}
