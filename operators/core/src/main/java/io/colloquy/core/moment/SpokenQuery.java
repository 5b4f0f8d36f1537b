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

  /** A shorter sentence, such as "Exactly.", means hardly anything by itself. */
  private static final int LEAST_WORDS = 4;

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
    List<SentenceFit> sentences =
        SentenceSpan.of(place).stream().map(sentence -> fit(place, sentence)).toList();
    double most = sentences.stream().mapToDouble(SentenceFit::share).max().orElse(0);
    Landing best = null;
    for (SentenceFit sentence : sentences) {
      // Meaning seldom makes up for half of the words, and it is dear to ask for.
      boolean decided =
          most == 1
              || sentence.share() < most - MANY
              || sentence.span().words() < LEAST_WORDS && sentences.size() > 1;
      double near = decided ? 0 : meaning.applyAsDouble(sentence.span().text(place));
      Landing landing = sentence.landing(near);
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

  private SentenceFit fit(List<HeardWord> place, SentenceSpan sentence) {
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
    if (share < MANY) {
      return new SentenceFit(sentence, sentence.first(), share);
    }
    while (first > sentence.first() && place.get(first - 1).marked()) {
      first--;
    }
    return new SentenceFit(sentence, first, share);
  }

  /**
   * How well the words alone fit a sentence.
   *
   * @param begin the word to begin with
   * @param share of the telling words that are in it
   */
  private record SentenceFit(SentenceSpan span, int begin, double share) {

    Landing landing(double meaning) {
      return new Landing(begin, span.last(), share + Math.max(0, meaning));
    }
  }

  private static String spoken(String text) {
    return new Word(text, 0, 0, 1).spokenText();
  }
}
