package io.colloquy.core.moment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class SpokenQueryTest {

  private static final ToDoubleFunction<String> NO_MEANING = sentence -> 0;

  @Test
  void beginsWithTheFirstWordOfAPhraseHoweverItIsWritten() {
    List<HeardWord> place = heard("We paid. Then the price, went up: a lot. It is the price.");
    Landing landing = land("the price went UP", place);
    assertThat(said(place, landing)).isEqualTo("the price, went up:");
    assertThat(landing.isAsSaid()).isTrue();
  }

  @Test
  void asksForTheMeaningOnlyWhereWordsDoNotDecide() {
    ToDoubleFunction<String> never =
        sentence -> {
          throw new AssertionError("asked for " + sentence);
        };
    Landing landing = SpokenQuery.of("price went up").land(heard("The price went up."), never);
    assertThat(landing.firstWord()).isEqualTo(1);
  }

  @Test
  void beginsWithTheFirstMatchInTheSentenceThatHasMost() {
    List<HeardWord> place =
        heard("A [price] is a number. And so the [prices] [rose] quickly. Who [rose]?");
    Landing landing = land("why did the price rise", place);
    assertThat(said(place, landing)).isEqualTo("prices rose quickly.");
    assertThat(landing.isAsSaid()).isFalse();
  }

  @Test
  void takesAlongTheMarkedWordsRightBeforeThem() {
    List<HeardWord> place = heard("Well, [the] [prices] [rose] quickly.");
    assertThat(said(place, land("the price rise", place))).isEqualTo("the prices rose quickly.");
  }

  @Test
  void marksOfWordsThatTellNothingDoNotCount() {
    List<HeardWord> place = heard("[It] was [the] end [of] it. Money is [tight].");
    assertThat(said(place, land("is it the tight money of", place))).isEqualTo("tight.");
  }

  @Test
  void landsOnTheSentenceThatMeansIt() {
    List<HeardWord> place = heard("It rains in April. Everything costs more now. Do you see?");
    Landing landing =
        SpokenQuery.of("inflation").land(place, sentence -> sentence.contains("costs") ? 0.6 : 0.1);
    assertThat(place.get(landing.firstWord()).text()).isEqualTo("Everything");
    assertThat(landing.fit()).isEqualTo(0.6);
  }

  @Test
  void aWordOrTwoMeanNothingBesideASentence() {
    List<HeardWord> place = heard("Exactly. Everything costs more now. Right.");
    Landing landing =
        SpokenQuery.of("inflation").land(place, sentence -> sentence.length() < 10 ? 0.9 : 0.3);
    assertThat(place.get(landing.firstWord()).text()).isEqualTo("Everything");
    assertThat(SpokenQuery.of("right").land(heard("Right."), sentence -> 0.9).firstWord()).isZero();
  }

  @Test
  void pausesPartSentencesThatNobodyPunctuated() {
    List<HeardWord> place = new ArrayList<>(heard("this is one thing"));
    for (String word : "and here is another".split(" ")) {
      place.add(new HeardWord(word, 9_000, 9_300, false));
    }
    Landing landing =
        SpokenQuery.of("x").land(place, sentence -> sentence.startsWith("and") ? 0.5 : 0.1);
    assertThat(landing.firstWord()).isEqualTo(4);
  }

  @Test
  void aQuestionOfNothingButSmallWordsIsStillOne() {
    assertThat(SpokenQuery.of("what is it").tellingWords()).isEqualTo("what is it");
    assertThat(SpokenQuery.of("What is the price?").tellingWords()).isEqualTo("price");
  }

  private static Landing land(String query, List<HeardWord> place) {
    return SpokenQuery.of(query).land(place, NO_MEANING);
  }

  private static String said(List<HeardWord> place, Landing landing) {
    return new SentenceSpan(landing.firstWord(), landing.lastWord()).text(place);
  }

  /** Words of 300 ms; those in brackets are marked. */
  private static List<HeardWord> heard(String text) {
    List<HeardWord> words = new ArrayList<>();
    for (String word : text.split(" ")) {
      long startMs = words.size() * 300L;
      String bare = word.replaceAll("[\\[\\]]", "");
      words.add(new HeardWord(bare, startMs, startMs + 300, word.startsWith("[")));
    }
    return words;
  }
}
