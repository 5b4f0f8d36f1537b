package io.colloquy.core.chapter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells nouns from other words by how an interview uses them: a noun often ends what an article, a
 * possessive or a preposition has begun ("the network", "of our nodes"); an adjective or a verb
 * ("recent", "broken", "wrote") hardly ever does.
 */
final class Nouns {
  private static final double NOUN_SHARE = 0.3;
  private static final Set<String> NOUN_AHEAD =
      Set.of(
          """
          a about against all an another any at between both by called each every few
          five for four from her his in into its many more most much my no of on other
          our over per several some that the their these this those three through two
          under via whose with without your
          """
              .strip()
              .split("\\s+"));

  private final Map<String, Integer> uses = new HashMap<>();
  private final Map<String, Integer> nounUses = new HashMap<>();

  Nouns(List<Sentence> sentences) {
    sentences.forEach(sentence -> Phrases.runs(sentence.text()).forEach(this::count));
  }

  private void count(Phrases.Run run) {
    run.words().forEach(word -> uses.merge(Terms.stem(word), 1, Integer::sum));
    String last = run.words().get(run.words().size() - 1);
    boolean isName = !run.before().isEmpty() && Character.isUpperCase(last.charAt(0));
    if (isName || NOUN_AHEAD.contains(run.before())) {
      nounUses.merge(Terms.stem(last), 1, Integer::sum);
    }
  }

  /** Whether the last word of a phrase is used as a noun often enough to be one. */
  boolean endIn(String phrase) {
    String last = Terms.stem(phrase.substring(phrase.lastIndexOf(' ') + 1));
    return nounUses.getOrDefault(last, 0) >= NOUN_SHARE * uses.getOrDefault(last, 1);
  }
}
