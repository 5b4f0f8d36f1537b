package io.colloquy.core.stitch.cases;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Somebody who stutters, repeats phrases, and pauses. */
final class Monologue {
  private static final String[] VOCABULARY =
      ("the a we you it and so then never always paper river market mountain question answer "
              + "winter garden letter window doctor teacher seven twelve monday remember")
          .split(" ");

  /** Nobody says a word faster. */
  private static final int SHORTEST_MS = 180;

  /** Two hearings of a repeated word that lasts shorter could be of neighbours. */
  private static final int SHORTEST_REPEATED_MS = 320;

  private static final int PHRASE_WORDS = 4;

  private final CaseFamily family;
  private final Random random;
  private final List<Word> words = new ArrayList<>();
  private long time;

  Monologue(CaseFamily family, Random random) {
    this.family = family;
    this.random = random;
    this.time = random.nextInt(2_000);
  }

  List<Word> words(int atLeast) {
    while (words.size() < atLeast) {
      if (random.nextInt(family.includes(CaseFamily.STUTTERS) ? 4 : 24) == 0) {
        stutter();
      } else if (words.size() >= PHRASE_WORDS
          && random.nextInt(family.includes(CaseFamily.REPEATED_PHRASES) ? 6 : 24) == 0) {
        repeatPhrase();
      } else {
        speak(anyWord(random));
      }
    }
    return List.copyOf(words);
  }

  private void stutter() {
    String text = anyWord(random);
    for (int i = 2 + random.nextInt(3); i > 0; i--) {
      speak(text);
    }
  }

  private void repeatPhrase() {
    int length = 2 + random.nextInt(PHRASE_WORDS - 1);
    for (Word word : List.copyOf(words.subList(words.size() - length, words.size()))) {
      speak(word.text());
    }
  }

  static String anyWord(Random random) {
    return VOCABULARY[random.nextInt(VOCABULARY.length)];
  }

  private void speak(String text) {
    boolean again = !words.isEmpty() && words.get(words.size() - 1).text().equals(text);
    long end = time + (again ? SHORTEST_REPEATED_MS : SHORTEST_MS) + random.nextInt(400);
    words.add(new Word(text, time, end, 1));
    time = end + pauseMs();
  }

  private long pauseMs() {
    if (family.includes(CaseFamily.ONE_WORD_WINDOWS) && random.nextInt(4) == 0) {
      return 2_000 + random.nextInt(1_000);
    }
    if (family.includes(CaseFamily.EMPTY_WINDOWS) && random.nextInt(12) == 0) {
      return 5_000 + random.nextInt(20_000);
    }
    return random.nextInt(6) == 0 ? 300 + random.nextInt(1_500) : random.nextInt(80);
  }
}
