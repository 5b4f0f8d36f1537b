package io.colloquy.bench.score;

import io.colloquy.core.speaker.OptimalAssignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The word errors of a transcript that says who said what: all words of each speaker, in order of
 * their turns, against all words of the speaker mapped to it, who is chosen so that the errors are
 * fewest. Speakers who are mapped to nobody have all their words deleted or inserted.
 *
 * @param referenceWords how many words were said
 * @param substitutions words heard as others
 * @param deletions words not heard from their speaker
 * @param insertions words heard from a speaker who did not say them
 * @param speakers the reference's speakers and who stands for them
 */
public record SpeakerWordErrorRate(
    int referenceWords,
    int substitutions,
    int deletions,
    int insertions,
    Map<String, String> speakers) {

  /**
   * cpWER, the concatenated minimum-permutation word error rate (S. Watanabe and others, CHiME-6
   * Challenge, 2020).
   */
  public static SpeakerWordErrorRate concatenated(
      List<SpeakerTurn> reference, List<SpeakerTurn> hypothesis) {
    Map<String, Integer> numbers = new HashMap<>();
    Map<String, TimedText> said = bySpeaker(reference, numbers);
    Map<String, TimedText> heard = bySpeaker(hypothesis, numbers);
    said.replaceAll((speaker, text) -> text.anytime());
    heard.replaceAll((speaker, text) -> text.anytime());
    return of(said, heard);
  }

  /**
   * tcpWER, the time-constrained cpWER (T. von Neumann and others, MeetEval, 2023), with that
   * tool's defaults: a turn's words share its time by their length; a word of the hypothesis is the
   * middle of its share, give or take the collar, and can only stand for a word of the reference
   * whose share it overlaps.
   *
   * @param collarMs 5000 is usual for turns of several words
   */
  public static SpeakerWordErrorRate timeConstrained(
      List<SpeakerTurn> reference, List<SpeakerTurn> hypothesis, long collarMs) {
    Map<String, Integer> numbers = new HashMap<>();
    Map<String, TimedText> said = bySpeaker(reference, numbers);
    Map<String, TimedText> heard = bySpeaker(hypothesis, numbers);
    heard.replaceAll((speaker, text) -> text.around(collarMs));
    return of(said, heard);
  }

  public int errors() {
    return substitutions + deletions + insertions;
  }

  /** Errors per reference word, as {@link WordErrorRate#rate()}. */
  public double rate() {
    return referenceWords == 0 ? Math.min(1, errors()) : (double) errors() / referenceWords;
  }

  private static Map<String, TimedText> bySpeaker(
      List<SpeakerTurn> turns, Map<String, Integer> numbers) {
    Map<String, TimedText> texts = new TreeMap<>();
    turns.stream()
        .collect(Collectors.groupingBy(SpeakerTurn::speaker, TreeMap::new, Collectors.toList()))
        .forEach((speaker, own) -> texts.put(speaker, TimedText.of(own, numbers)));
    return texts;
  }

  private static SpeakerWordErrorRate of(
      Map<String, TimedText> reference, Map<String, TimedText> hypothesis) {
    int size = Math.max(reference.size(), hypothesis.size());
    List<String> said = new ArrayList<>(reference.keySet());
    List<String> heard = new ArrayList<>(hypothesis.keySet());
    TimedText.Errors[][] errors = new TimedText.Errors[size][size];
    double[][] costs = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        errors[i][j] = text(reference, said, i).errorsOf(text(hypothesis, heard, j));
        costs[i][j] = errors[i][j].count();
      }
    }
    int[] columns = OptimalAssignment.cheapest(costs);
    Map<String, String> speakers = new TreeMap<>();
    int substitutions = 0;
    int deletions = 0;
    int insertions = 0;
    for (int i = 0; i < size; i++) {
      TimedText.Errors made = errors[i][columns[i]];
      substitutions += made.substitutions();
      deletions += made.deletions();
      insertions += made.insertions();
      if (i < said.size() && columns[i] < heard.size()) {
        speakers.put(said.get(i), heard.get(columns[i]));
      }
    }
    int words = reference.values().stream().mapToInt(TimedText::size).sum();
    return new SpeakerWordErrorRate(words, substitutions, deletions, insertions, speakers);
  }

  private static TimedText text(Map<String, TimedText> texts, List<String> speakers, int place) {
    return place < speakers.size() ? texts.get(speakers.get(place)) : TimedText.none();
  }
}
