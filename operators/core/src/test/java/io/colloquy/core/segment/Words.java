package io.colloquy.core.segment;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up words for tests. */
final class Words {
  private Words() {}

  /** Words of 300 ms, 400 ms apart, one for each blank-separated text. */
  static List<Word> from(long startMs, String texts) {
    List<Word> words = new ArrayList<>();
    long start = startMs;
    for (String text : texts.split(" ")) {
      words.add(new Word(text, start, start + 300, 0.8f));
      start += 400;
    }
    return words;
  }

  /** Words with random lengths, pauses and sentence ends. */
  static List<Word> random(Random random, int count) {
    List<Word> words = new ArrayList<>();
    long time = random.nextInt(1_000);
    int pauseOneIn = 2 + random.nextInt(60);
    for (int i = 0; i < count; i++) {
      long end = time + 100 + random.nextInt(400);
      String stop = random.nextInt(12) == 0 ? "." : "";
      words.add(new Word("w" + i + stop, time, end, random.nextFloat()));
      time = end + (random.nextInt(pauseOneIn) == 0 ? random.nextInt(2_500) : random.nextInt(300));
    }
    return words;
  }

  /** The same words, each said by one of some, or by nobody known. */
  static List<Word> withRandomSpeakers(Random random, List<Word> words) {
    List<Word> said = new ArrayList<>();
    String speaker = null;
    for (Word word : words) {
      if (random.nextInt(8) == 0) {
        int number = random.nextInt(4);
        speaker = number == 0 ? null : Integer.toString(number);
      }
      said.add(word.withSpeaker(speaker));
    }
    return said;
  }
}
