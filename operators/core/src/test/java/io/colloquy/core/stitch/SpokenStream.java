package io.colloquy.core.stitch;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A made-up speaker and a made-up recognizer: words with stutters, repeated phrases and pauses; and
 * windows that hear them with inexact times, and wrongly where the window cuts a word.
 *
 * <p>Times are off by up to 150 ms where windows share a second or more, or nothing; by up to 25 ms
 * where they share less, because nobody could tell one word from its neighbour there otherwise. For
 * the same reason a stuttered word lasts 320 ms or more.
 */
final class SpokenStream {
  private static final String[] VOCABULARY =
      ("the a we you it and so then never always paper river market mountain question answer "
              + "winter garden letter window doctor teacher seven twelve Monday remember")
          .split(" ");

  private final Random random;
  private final List<Word> words = new ArrayList<>();
  private final boolean shortOverlaps;

  SpokenStream(Random random, int count) {
    this.random = random;
    this.shortOverlaps = random.nextInt(3) == 0;
    long time = random.nextInt(2_000);
    while (words.size() < count) {
      int choice = random.nextInt(12);
      if (choice == 0) {
        String stutter = VOCABULARY[random.nextInt(VOCABULARY.length)];
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
          time = speak(stutter, 320, time);
        }
      } else if (choice == 1 && words.size() > 4) {
        List<Word> phrase = List.copyOf(words.subList(words.size() - 4, words.size()));
        for (Word word : phrase) {
          time = speak(word.text(), 180, time);
        }
      } else {
        time = speak(VOCABULARY[random.nextInt(VOCABULARY.length)], 180, time);
      }
    }
  }

  List<String> texts() {
    return words.stream().map(Word::text).toList();
  }

  long endMs() {
    return words.get(words.size() - 1).endMs() + 200;
  }

  /** Windows of 0.5 s and more; none of their overlaps lies wholly within one word. */
  List<RecognizedWindow> windows() {
    List<RecognizedWindow> windows = new ArrayList<>();
    long start = 0;
    long overlapBefore = 0;
    int longest = random.nextBoolean() ? 30_000 : 7_000;
    while (start + longest < endMs()) {
      long overlap = 0;
      long end = 0;
      do {
        overlap = randomOverlap();
        end = Math.min(endMs(), start + overlapBefore + overlap + 500 + random.nextInt(longest));
      } while (liesInOneWord(end - overlap, end));
      windows.add(recognize(start, end, overlapBefore, overlap));
      start = end - overlap;
      overlapBefore = overlap;
    }
    windows.add(recognize(start, endMs(), overlapBefore, 0));
    return windows;
  }

  private long speak(String text, int shortestMs, long time) {
    long end = time + shortestMs + random.nextInt(400);
    words.add(new Word(text, time, end, 1));
    return end + (random.nextInt(6) == 0 ? 300 + random.nextInt(1_500) : random.nextInt(80));
  }

  private boolean liesInOneWord(long from, long to) {
    return words.stream().anyMatch(word -> word.startMs() < from && word.endMs() > to);
  }

  private RecognizedWindow recognize(long start, long end, long before, long after) {
    List<Word> heard = new ArrayList<>();
    long earliest = start;
    for (Word word : words) {
      if (word.endMs() <= start || word.startMs() >= end) {
        continue;
      }
      boolean headless = word.startMs() < start;
      boolean tailless = word.endMs() > end;
      if ((headless || tailless) && random.nextBoolean()) {
        continue;
      }
      int middle = word.text().length() / 2;
      String text =
          headless
              ? "zz" + word.text().substring(middle)
              : tailless ? word.text().substring(0, middle) + "zz" : word.text();
      long from = Math.max(earliest, Math.min(end, inexact(Math.max(start, word.startMs()))));
      long to = Math.max(from, Math.min(end, inexact(Math.min(end, word.endMs()))));
      heard.add(new Word(text, from, to, 0.5f + random.nextFloat() / 2));
      earliest = from;
    }
    return new RecognizedWindow(start, end, before, after, end - after, heard);
  }

  private int randomOverlap() {
    if (random.nextInt(4) == 0) {
      return 0;
    }
    if (shortOverlaps) {
      return 100 + random.nextInt(900);
    }
    return random.nextBoolean() ? 3_000 : 1_000 + random.nextInt(2_000);
  }

  private long inexact(long time) {
    int most = shortOverlaps ? 25 : 150;
    return time + random.nextInt(2 * most + 1) - most;
  }
}
