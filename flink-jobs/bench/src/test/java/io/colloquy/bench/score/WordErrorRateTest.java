package io.colloquy.bench.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordErrorRateTest {

  @ParameterizedTest(name = "{0} | {1}")
  @CsvSource({
    // reference, hypothesis, substitutions, deletions, insertions, rate
    "a b c d, a b c d, 0, 0, 0, 0.0",
    "a b c d, a x c d, 1, 0, 0, 0.25",
    "a b c d, a c d, 0, 1, 0, 0.25",
    "a b c d, a b c d e f, 0, 0, 2, 0.5",
    "a b c d, x a b d, 0, 1, 1, 0.5",
    "a b c d, '', 0, 4, 0, 1.0",
    "'', a b, 0, 0, 2, 1.0",
    "'', '', 0, 0, 0, 0.0",
    "a, x y z, 1, 0, 2, 3.0",
    "the price went up in january, the prize went up up january, 2, 0, 0, 0.3333",
  })
  void countsErrorsAsByHand(
      String reference,
      String hypothesis,
      int substituted,
      int deleted,
      int inserted,
      double rate) {
    WordErrorRate score =
        WordErrorRate.of(Normalization.words(reference), Normalization.words(hypothesis));

    assertThat(List.of(score.substitutions(), score.deletions(), score.insertions()))
        .containsExactly(substituted, deleted, inserted);
    assertThat(score.rate()).isCloseTo(rate, within(1e-4));
  }

  @Test
  void pairsEqualWordsByPosition() {
    WordErrorRate score =
        WordErrorRate.of(
            List.of("we", "pay", "every", "month"), List.of("well", "we", "say", "every"));

    assertThat(score.matches())
        .containsExactly(new WordErrorRate.Match(0, 1), new WordErrorRate.Match(2, 3));
  }

  @Test
  void findsAlignmentThatLeavesFirstBand() {
    List<String> said = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      said.add("w" + i);
    }
    List<String> invented = new ArrayList<>(Collections.nCopies(150, "noise"));
    invented.addAll(said.subList(0, 250));

    WordErrorRate score = WordErrorRate.of(said, invented);

    assertThat(score.insertions()).isEqualTo(150);
    assertThat(score.deletions()).isEqualTo(150);
    assertThat(score.matches()).hasSize(250).contains(new WordErrorRate.Match(249, 399));
  }

  @Test
  void agreesWithWholeTableOnRandomTexts() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<String> reference = text(random);
      List<String> hypothesis = text(random);

      WordErrorRate score = WordErrorRate.of(reference, hypothesis);

      assertThat(score.errors()).as("seed %d", seed).isEqualTo(distance(reference, hypothesis));
      assertThat(score.matches().size() + score.substitutions() + score.deletions())
          .as("seed %d", seed)
          .isEqualTo(reference.size());
      assertThat(score.matches().size() + score.substitutions() + score.insertions())
          .as("seed %d", seed)
          .isEqualTo(hypothesis.size());
    }
  }

  private static List<String> text(Random random) {
    return random.ints(random.nextInt(200), 0, 5).mapToObj(Integer::toString).toList();
  }

  private static int distance(List<String> a, List<String> b) {
    int[][] table = new int[a.size() + 1][b.size() + 1];
    for (int i = 0; i <= a.size(); i++) {
      for (int j = 0; j <= b.size(); j++) {
        table[i][j] =
            i == 0 || j == 0
                ? i + j
                : Math.min(
                    Math.min(table[i - 1][j], table[i][j - 1]) + 1,
                    table[i - 1][j - 1] + (a.get(i - 1).equals(b.get(j - 1)) ? 0 : 1));
      }
    }
    return table[a.size()][b.size()];
  }
}
