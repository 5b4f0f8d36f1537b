package io.colloquy.core.passage;

import io.colloquy.core.text.Word;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds passages that say the same, such as an announcement that is made twice. */
public final class SharedTexts {
  private SharedTexts() {}

  /**
   * The text to embed for each passage: that of the first one which says the same words, however
   * they are written.
   *
   * @param passages of one interview
   * @return as many texts, in the same order
   */
  public static List<String> of(List<Passage> passages) {
    Map<String, String> firstTexts = new HashMap<>();
    return passages.stream()
        .map(passage -> firstTexts.computeIfAbsent(spoken(passage.text()), said -> passage.text()))
        .toList();
  }

  private static String spoken(String text) {
    return Arrays.stream(text.split(" "))
        .map(word -> new Word(word, 0, 0, 1).spokenText())
        .collect(Collectors.joining(" "));
  }
}
