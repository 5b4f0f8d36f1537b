package io.colloquy.bench.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.bench.interviews.WrittenInterview;
import io.colloquy.bench.interviews.WrittenTurn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class QueryGeneratorTest {

  private static final List<String> SUBJECTS =
      List.of("The carpenter", "My neighbour", "That engineer", "Our teacher", "A sailor");
  private static final List<String> PLACES =
      List.of("harbour", "library", "factory", "kitchen", "mountain", "station");

  private static final SpokenInterview INTERVIEW = SpokenInterview.of(written());

  private static WrittenInterview written() {
    List<WrittenTurn> turns = new ArrayList<>();
    for (String subject : SUBJECTS) {
      for (String place : PLACES) {
        turns.add(
            new WrittenTurn(
                "A",
                turns.size() * 10_000L,
                "%s from the %s, you know, wants to fix the big problem because people need money."
                    .formatted(subject, place)));
        turns.add(new WrittenTurn("B", turns.size() * 10_000L, "Oh, I see what you mean by that."));
      }
    }
    return new WrittenInterview("show/one", turns.size() * 10_000L, turns, List.of());
  }

  @RepeatedTest(5)
  void makesEachKindOfSentencesThatSayIt(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    List<SoughtMoment> queries = new QueryGenerator(List.of(INTERVIEW), seed).queries(30);
    Map<String, Long> kinds =
        queries.stream().collect(Collectors.groupingBy(SoughtMoment::kind, Collectors.counting()));
    assertThat(kinds)
        .as("seed %d", seed)
        .isEqualTo(Map.of("paraphrased", 10L, "misspelt", 10L, "cut", 10L));
    assertThat(queries).extracting(SoughtMoment::text).doesNotHaveDuplicates();
    assertThat(queries)
        .filteredOn(query -> query.kind().equals("cut"))
        .as("seed %d", seed)
        .allMatch(query -> said(query).contains(query.text()));
    assertThat(queries)
        .filteredOn(query -> !query.kind().equals("cut"))
        .as("seed %d", seed)
        .noneMatch(query -> said(query).contains(query.text()));
  }

  @Test
  void theSameSeedGivesTheSameQueries() {
    assertThat(new QueryGenerator(List.of(INTERVIEW), 7).queries(12))
        .isEqualTo(new QueryGenerator(List.of(INTERVIEW), 7).queries(12))
        .isNotEqualTo(new QueryGenerator(List.of(INTERVIEW), 8).queries(12));
  }

  @Test
  void paraphrasesChangeWordsAndTheirOrder() {
    assertThat(Paraphrase.of("you know they don't fix it because people need money"))
        .isEqualTo("since folks require funds they do not repair it");
    assertThat(Paraphrase.of("the carpenter went home")).isNull();
  }

  @Test
  void misspellsTwoLongWordsAndKeepsTheirFirstLetters() {
    Random random = new Random(3);
    String[] original = "people need different answers there".split(" ");
    for (int i = 0; i < 50; i++) {
      String misspelt = Misspelling.of(String.join(" ", original), random);
      String[] words = misspelt.split(" ");
      assertThat(IntStream.range(0, 5).filter(at -> !words[at].equals(original[at])).count())
          .as(misspelt)
          .isBetween(1L, 2L);
      assertThat(
              IntStream.range(0, 5).allMatch(at -> words[at].charAt(0) == original[at].charAt(0)))
          .as(misspelt)
          .isTrue();
    }
    assertThat(Misspelling.of("an odd word", random)).isNull();
  }

  private static String said(SoughtMoment query) {
    return INTERVIEW.sentences().stream()
        .filter(sentence -> sentence.startMs() == query.startMs())
        .findFirst()
        .orElseThrow()
        .text()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z ]", "");
  }
}
