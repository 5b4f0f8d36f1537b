package io.colloquy.core.chapter;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Words for tests. */
public final class SpokenWords {
  private SpokenWords() {}

  /** Words of 300 ms each, 100 ms apart, of nobody known. */
  public static List<Word> of(long startMs, String text) {
    return of(startMs, text, null);
  }

  public static List<Word> of(long startMs, String text, String speaker) {
    List<Word> words = new ArrayList<>();
    long atMs = startMs;
    for (String word : text.split(" ")) {
      words.add(new Word(word, atMs, atMs + 300, 0.9f, speaker));
      atMs += 400;
    }
    return words;
  }

  /** As many words as asked for, with pauses, full stops and changes of speaker among them. */
  public static List<Word> random(Random random, int count) {
    List<Word> words = new ArrayList<>();
    long atMs = random.nextInt(3_000);
    int speaker = 1;
    for (int i = 0; i < count; i++) {
      long endMs = atMs + 50 + random.nextInt(500);
      String end = random.nextInt(15) == 0 ? "." : "";
      speaker = random.nextInt(60) == 0 ? 3 - speaker : speaker;
      words.add(new Word("word" + i + end, atMs, endMs, 0.9f, String.valueOf(speaker)));
      atMs =
          endMs + (random.nextInt(20) == 0 ? 400 + random.nextInt(2_000) : 1 + random.nextInt(200));
    }
    return words;
  }
}
