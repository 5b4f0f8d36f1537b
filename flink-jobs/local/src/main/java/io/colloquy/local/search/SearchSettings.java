package io.colloquy.local.search;

import java.util.List;

/**
 * How the rankings of the searches are joined.
 *
 * @param k of reciprocal rank fusion
 * @param phrase the weight of the words in their order, in a segment or across segments
 * @param words the weight of all the words in any inflection, in a segment
 * @param fuzzy the weight of words that are nearly written so, in a segment
 * @param passage the weight of the words within some 150 words
 * @param meaning the weight of passages whose vectors lie near
 * @param leastMeaning the cosine from which on a passage counts as near
 */
public record SearchSettings(
    int k,
    double phrase,
    double words,
    double fuzzy,
    double passage,
    double meaning,
    double leastMeaning) {

  public static SearchSettings defaults() {
    return new SearchSettings(60, 2, 1, 0.5, 1, 1, 0.3);
  }

  /** One for each search, in the order of {@link MomentRequests#all}. */
  List<Double> weights() {
    return List.of(phrase, phrase, words, fuzzy, passage, meaning);
  }
}
