package io.colloquy.core.moment;

import io.colloquy.core.text.Word;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The words that a person looks for, and where a place answers them best. */
public final class SpokenQuery {

  /** A sentence with this share of the words is about them. */
  private static final double MANY = 0.5;

  private final List<String> words;
  private final List<String> telling;

  private SpokenQuery(List<String> words) {
    this.words = words;
    List<String> content = words.stream().filter(word -> !StopWords.contain(word)).toList();
    telling = content.isEmpty() ? words : content;
  }

  public static SpokenQuery of(String text) {
    return new SpokenQuery(
        Arrays.stream(text.strip().split("\\s+"))
            .map(SpokenQuery::spoken)
            .filter(word -> !word.isEmpty())
            .toList());
  }

  /** The words without those that every sentence has; all of them if there are no others. */
  public String tellingWords() {
    return String.join(" ", telling);
  }

  /**
   * Finds the best word to begin with: the first of the words in their order, else the first match
   * in the sentence that fits best, else that sentence's beginning.
   *
   * @param place at least one word; in order, of one stream
   * @param meaning how near a sentence is to what is looked for, from -1 to 1; asked only where the
   *     words alone do not decide
   */
  public Landing land(List<HeardWord> place, ToDoubleFunction<String> meaning) {
    Landing asSaid = asSaid(place);
    if (asSaid != null) {
      return asSaid;
    }
    Landing best = null;
    for (SentenceSpan sentence : SentenceSpan.of(place)) {
      Landing landing = land(place, sentence, meaning.applyAsDouble(sentence.text(place)));
      best = best == null || landing.fit() > best.fit() ? landing : best;
    }
    return best;
  }

  private Landing asSaid(List<HeardWord> place) {
    for (int first = 0; first + words.size() <= place.size(); first++) {
      int matching = 0;
      while (matching < words.size()
          && spoken(place.get(first + matching).text()).equals(words.get(matching))) {
        matching++;
      }
      if (matching == words.size()) {
        return new Landing(first, first + matching - 1, Landing.AS_SAID);
      }
    }
    return null;
  }

  private Landing land(List<HeardWord> place, SentenceSpan sentence, double meaning) {
    Set<String> found = new HashSet<>();
    int first = -1;
    for (int i = sentence.first(); i <= sentence.last(); i++) {
      String word = spoken(place.get(i).text());
      if (place.get(i).marked() && (telling == words || !StopWords.contain(word))) {
        found.add(word);
        first = first < 0 ? i : first;
      }
    }
    double share = Math.min(1, (double) found.size() / telling.size());
    double fit = share + Math.max(0, meaning);
    if (share < MANY) {
      return new Landing(sentence.first(), sentence.last(), fit);
    }
    while (first > sentence.first() && place.get(first - 1).marked()) {
      first--;
    }
    return new Landing(first, sentence.last(), fit);
  }

  private static String spoken(String text) {
    return new Word(text, 0, 0, 1).spokenText();
  }
}
