package io.colloquy.local.demo;

import io.colloquy.local.search.IndexedSegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Phrases that are said in an interview. */
final class SpokenPhrase {

  private static final int WORDS = 3;
  private static final int CTM_START = 2;
  private static final int CTM_WORD = 4;

  private SpokenPhrase() {}

  /** Three words of a transcript that a person might look for: those with the most letters. */
  static Optional<String> worthLookingFor(List<IndexedSegment> segments) {
    String longest = "";
    for (IndexedSegment segment : segments) {
      List<String> words =
          Arrays.stream(segment.text().split(" "))
              .map(word -> word.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", ""))
              .filter(word -> !word.isEmpty())
              .toList();
      for (int first = 0; first + WORDS <= words.size(); first++) {
        String phrase = String.join(" ", words.subList(first, first + WORDS));
        longest = phrase.length() > longest.length() ? phrase : longest;
      }
    }
    return longest.isEmpty() ? Optional.empty() : Optional.of(longest);
  }

  /**
   * Where a phrase is said for the first time.
   *
   * @param marks NIST's conversation time marks, one word a line
   * @return milliseconds; empty if nobody says it
   */
  static OptionalLong startMs(String phrase, List<String> marks) {
    List<String> looked = List.of(phrase.toLowerCase(Locale.ROOT).split(" "));
    List<String> said = new ArrayList<>();
    List<Long> starts = new ArrayList<>();
    for (String mark : marks) {
      String[] fields = mark.split(" ");
      said.add(fields[CTM_WORD]);
      starts.add(Math.round(Double.parseDouble(fields[CTM_START]) * 1_000));
    }
    for (int first = 0; first + looked.size() <= said.size(); first++) {
      if (said.subList(first, first + looked.size()).equals(looked)) {
        return OptionalLong.of(starts.get(first));
      }
    }
    return OptionalLong.empty();
  }
}
