package io.colloquy.bench.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordTimeErrorsTest {

  @Test
  void takesMedianAndNinetyFifthPercentileOfMatchedWords() {
    List<TimedWord> said = words(0);
    List<TimedWord> heard =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    new TimedWord(
                        "w" + i, said.get(i).startMs() - 10L * i, said.get(i).endMs() + i))
            .toList();

    WordTimeErrors errors = WordTimeErrors.of(said, heard, matches(said, heard));

    // sorted start errors are 0, 10, …, 190: the 10th is 90, the 19th 180
    assertThat(errors.words()).isEqualTo(20);
    assertThat(errors.start()).isEqualTo(new WordTimeErrors.Spread(90, 180));
    assertThat(errors.end()).isEqualTo(new WordTimeErrors.Spread(9, 18));
  }

  @Test
  void leavesWordsOutThatWereNotHeard() {
    List<TimedWord> said =
        List.of(
            new TimedWord("we", 0, 100),
            new TimedWord("pay", 100, 300),
            new TimedWord("it", 300, 400));
    List<TimedWord> heard = List.of(new TimedWord("we", 5, 100), new TimedWord("it", 330, 390));

    WordTimeErrors errors = WordTimeErrors.of(said, heard, matches(said, heard));

    assertThat(errors)
        .isEqualTo(
            new WordTimeErrors(
                2, new WordTimeErrors.Spread(5, 30), new WordTimeErrors.Spread(0, 10)));
  }

  @Test
  void findsNoErrorsAmongNoWords() {
    assertThat(WordTimeErrors.of(List.of(), List.of(), List.of()))
        .isEqualTo(
            new WordTimeErrors(
                0, new WordTimeErrors.Spread(0, 0), new WordTimeErrors.Spread(0, 0)));
  }

  private static List<TimedWord> words(long from) {
    return IntStream.range(0, 20)
        .mapToObj(i -> new TimedWord("w" + i, from + 1000L * i, from + 1000L * i + 400))
        .toList();
  }

  private static List<WordErrorRate.Match> matches(List<TimedWord> said, List<TimedWord> heard) {
    return WordErrorRate.of(
            said.stream().map(TimedWord::text).toList(),
            heard.stream().map(TimedWord::text).toList())
        .matches();
  }
}
