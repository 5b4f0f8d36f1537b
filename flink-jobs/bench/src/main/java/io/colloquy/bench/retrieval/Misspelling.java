package io.colloquy.bench.retrieval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Misspells text as hasty people do: never the first letter, and long words rather than short. */
final class Misspelling {

  private static final int LONG_WORD = 5;
  private static final int MISSPELT_WORDS = 2;

  private Misspelling() {}

  /** The text with two words misspelt; null if it has no two long words. */
  static String of(String text, Random random) {
    String[] words = text.split(" ");
    List<Integer> candidates = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      if (words[i].length() >= LONG_WORD && words[i].chars().allMatch(Character::isLetter)) {
        candidates.add(i);
      }
    }
    if (candidates.size() < MISSPELT_WORDS) {
      return null;
    }
    Collections.shuffle(candidates, random);
    for (int i : candidates.subList(0, MISSPELT_WORDS)) {
      words[i] = misspelt(words[i], random);
    }
    return String.join(" ", words);
  }

  private static String misspelt(String word, Random random) {
    int at = 1 + random.nextInt(word.length() - 2);
    char letter = word.charAt(at);
    char next = word.charAt(at + 1);
    String before = word.substring(0, at);
    String behind = word.substring(at + 1);
    return switch (random.nextInt(4)) {
      case 0 -> before + behind;
      case 1 -> before + letter + letter + behind;
      case 2 -> letter == next ? before + behind : before + next + letter + word.substring(at + 2);
      default -> before + (letter == 'e' ? 'a' : 'e') + behind;
    };
  }
}
