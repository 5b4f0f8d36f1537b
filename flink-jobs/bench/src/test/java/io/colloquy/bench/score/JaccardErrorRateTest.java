package io.colloquy.bench.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JaccardErrorRateTest {

  /** Worked out by hand by the definition of the second DIHARD challenge; times in seconds. */
  @ParameterizedTest(name = "{0} | {1}")
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "\"A 0-10, B 10-20\", \"2 0-10, 1 10-20\", 0",
        // A: (0 + 2) / 12, B: (2 + 0) / 10
        "\"A 0-10, B 10-20\", \"1 0-12, 2 12-20\", 0.1833",
        // A: 10 / 20 with the only one found, B: nobody
        "\"A 0-10, B 10-20\", \"1 0-20\", 0.75",
        // A speaks little but counts as much as B
        "\"A 0-1, B 1-100\", \"1 1-100\", 0.5",
        // who is found beyond the number of speakers costs nothing
        "\"A 0-10\", \"1 0-10, 2 20-90\", 0",
        "\"A 0-10\", \"1 0-5, 2 0-8\", 0.2",
        "\"A 0-3\", \"\", 1",
        "\"\", \"1 0-3\", 1",
        "\"\", \"\", 0",
      })
  void scoresAsByHand(String reference, String hypothesis, double rate) {
    assertThat(JaccardErrorRate.of(Turns.of(reference), Turns.of(hypothesis)).rate())
        .isCloseTo(rate, within(1e-4));
  }

  @Test
  void tellsErrorOfEachSpeaker() {
    assertThat(
            JaccardErrorRate.of(Turns.of("A 0-10, B 10-20"), Turns.of("1 0-10, 2 10-15"))
                .speakers())
        .isEqualTo(Map.of("A", 0.0, "B", 0.5));
  }
}
