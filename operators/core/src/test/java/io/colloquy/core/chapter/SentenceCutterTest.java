package io.colloquy.core.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.segment.Gap;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SentenceCutterTest {
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void cutsAtPauses() {
    List<Word> words = joined(SpokenWords.of(0, "we met there"), SpokenWords.of(1_600, "then"));

    assertThat(texts(words, List.of())).containsExactly("we met there", "then");
    assertThat(SentenceCutter.cut("mic", words, List.of()).get(0))
        .isEqualTo(new Sentence("mic", 0, 1_100, "we met there", null));
  }

  @Test
  void keepsWordsTogetherThatHaveNoPauseBetween() {
    List<Word> words = joined(SpokenWords.of(0, "we met"), SpokenWords.of(1_199, "there"));

    assertThat(texts(words, List.of())).containsExactly("we met there");
  }

  @Test
  void cutsWhereAnotherSpeaks() {
    List<Word> words =
        joined(SpokenWords.of(0, "who was it", "1"), SpokenWords.of(1_200, "nobody", "2"));

    assertThat(texts(words, List.of())).containsExactly("who was it", "nobody");
    assertThat(SentenceCutter.cut("mic", words, List.of()).get(1).speaker()).isEqualTo("2");
  }

  @Test
  void cutsAtFullStopsButNotBehindTitlesAndInitials() {
    List<Word> words =
        SpokenWords.of(0, "Mr. J. Doe of the U.S. \"won.\" Did he? I paid 3.50 then.");

    assertThat(texts(words, List.of()))
        .containsExactly("Mr. J. Doe of the U.S. \"won.\"", "Did he?", "I paid 3.50 then.");
  }

  @Test
  void cutsAtGaps() {
    assertThat(texts(SpokenWords.of(0, "one two three"), List.of(new Gap(700, 800, "lost"))))
        .containsExactly("one two", "three");
  }

  @Test
  void splitsRunOnSentences() {
    assertThat(texts(SpokenWords.of(0, "and ".repeat(100)), List.of()))
        .extracting(text -> text.split(" ").length)
        .containsExactly(40, 40, 20);
  }

  @RepeatedTest(30)
  void everyWordIsInOneSentenceInWhateverOrderTheyCome() {
    List<Word> words = SpokenWords.random(random, 500);
    List<Word> shuffled = new ArrayList<>(words);
    Collections.shuffle(shuffled, random);

    List<Sentence> sentences = SentenceCutter.cut("mic", shuffled, List.of());

    assertThat(sentences.stream().map(Sentence::text).collect(Collectors.joining(" ")))
        .as("seed %d", seed)
        .isEqualTo(words.stream().map(Word::text).collect(Collectors.joining(" ")));
    assertThat(sentences)
        .as("seed %d", seed)
        .isEqualTo(SentenceCutter.cut("mic", words, List.of()))
        .allMatch(sentence -> sentence.words() <= SentenceCutter.MOST_WORDS);
  }

  private static List<String> texts(List<Word> words, List<Gap> gaps) {
    return SentenceCutter.cut("mic", words, gaps).stream().map(Sentence::text).toList();
  }

  private static List<Word> joined(List<Word> first, List<Word> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
