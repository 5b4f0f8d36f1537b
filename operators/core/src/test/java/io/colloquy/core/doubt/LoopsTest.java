package io.colloquy.core.doubt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopsTest {

  @ParameterizedTest
  @CsvSource({"1, 10", "2, 6", "3, 5", "4, 4", "9, 4", "20, 4", "25, 4"})
  void findsLoopsWhereverTheyAre(int wordsOfRound, int rounds) {
    List<String> loop = repeated(distinct("round", wordsOfRound), rounds);
    for (int before : new int[] {0, 1, 7, 40}) {
      List<String> text =
          joined(Stream.of(distinct("before", before), loop, distinct("behind", 11)));
      BitSet expected = new BitSet();
      expected.set(before, before + loop.size());
      assertThat(Loops.rounds(text)).as("%d words before", before).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 9", "2, 5", "3, 4", "4, 3", "12, 3"})
  void takesFewerRoundsForWhatPeopleSay(int wordsOfRound, int rounds) {
    List<String> chorus = repeated(distinct("chorus", wordsOfRound), rounds);
    assertThat(
            Loops.rounds(joined(Stream.of(distinct("before", 5), chorus, distinct("behind", 5))))
                .isEmpty())
        .isTrue();
  }

  @Test
  void leavesStuttersAndExclamationsAlone() {
    for (String said :
        List.of(
            "I I I think the the the the point is",
            "no no no no no no no that is not it",
            "very very very very good and very very cheap",
            "row row row your boat gently down the stream row row row your boat gently",
            "it was like you know like you know like you know a lot",
            "one two three four one two three four one two three four ready")) {
      List<String> words = List.of(said.split(" "));
      assertThat(Loops.rounds(words).isEmpty()).as(said).isTrue();
      assertThat(Loops.phrases(words).isEmpty()).as(said).isTrue();
    }
  }

  @Test
  void countsTheRoundThatWasOnlyBegun() {
    List<String> text =
        joined(Stream.of(repeated(List.of("thanks", "for", "watching"), 5), List.of("thanks")));
    assertThat(Loops.rounds(text).cardinality()).isEqualTo(16);
  }

  @Test
  void findsTwoLoopsInOneText() {
    List<String> first = repeated(List.of("and", "so"), 8);
    List<String> second = repeated(List.of("yes"), 12);
    BitSet found = Loops.rounds(joined(Stream.of(first, distinct("between", 4), second)));
    assertThat(found.cardinality()).isEqualTo(28);
    assertThat(found.nextClearBit(0)).isEqualTo(16);
  }

  @Test
  void findsPhrasesThatComeAgainWithOthersBetween() {
    List<String> text = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      text.addAll(List.of("gave", "the", "money", "back"));
      text.addAll(distinct("other" + i + "-", 3 + i));
    }
    assertThat(Loops.rounds(text).isEmpty()).isTrue();
    assertThat(Loops.phrases(text).cardinality()).isEqualTo(16);
    assertThat(Loops.phrases(text.subList(4, text.size())).isEmpty()).isTrue();
  }

  @Test
  void findsNoLoopInShuffledTalk() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<String> talk = new ArrayList<>(repeated(distinct("word", 60), 2));
      Collections.shuffle(talk, random);
      assertThat(Loops.rounds(talk).isEmpty()).as("seed %d", seed).isTrue();
    }
  }

  @Test
  void takesTextsOfAnyLength() {
    assertThat(Loops.rounds(List.of()).isEmpty()).isTrue();
    assertThat(Loops.phrases(List.of("a", "b")).isEmpty()).isTrue();
    assertThat(Loops.rounds(List.of("yes")).isEmpty()).isTrue();
  }

  private static List<String> distinct(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> name + i).toList();
  }

  private static List<String> repeated(List<String> round, int rounds) {
    return Stream.generate(() -> round).limit(rounds).flatMap(List::stream).toList();
  }

  private static List<String> joined(Stream<List<String>> texts) {
    return texts.flatMap(List::stream).toList();
  }
}
