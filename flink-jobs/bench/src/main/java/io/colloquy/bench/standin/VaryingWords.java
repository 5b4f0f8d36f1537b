package io.colloquy.bench.standin;

import io.colloquy.flink.window.SpeechWindow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Other words with every attempt, as {@link VaryingWord} tells. They are understood, or not, where
 * no other window hears them. Of what another one hears nothing is understood, by either: so the
 * words of an attempt stay together, whatever becomes of overlaps.
 */
final class VaryingWords {
  private static final int UNDERSTOOD_FOR_EACH_DOUBTED = 8;
  private static final int MOST_DOUBTED_IN_A_ROW = 4;

  private final SpeechWindow window;
  private final StandInSettings settings;
  private final Random random;
  private final String attempt;
  private final int count;
  private final List<Long> chosen;
  private boolean doubts;

  private VaryingWords(SpeechWindow window, StandInSettings settings, Random random) {
    this.window = window;
    this.settings = settings;
    this.random = random;
    attempt = "%08x".formatted(random.nextInt());
    List<Long> slots = new ArrayList<>(SpokenSlots.heardByNoOther(window, settings));
    count = slots.isEmpty() ? 0 : 1 + random.nextInt(slots.size());
    Collections.shuffle(slots, random);
    chosen = slots.stream().limit(count).sorted().toList();
  }

  /** A new attempt at a window. */
  static StandInText of(SpeechWindow window, StandInSettings settings, Random random) {
    return new VaryingWords(window, settings, random).text();
  }

  private StandInText text() {
    StandInText own = ownWords();
    if (!doubts) {
      return own;
    }
    StandInText text = new StandInText(settings.wordMs());
    doubtSome(SpokenSlots.heardBefore(window, settings), text);
    text.addAll(own);
    doubtSome(SpokenSlots.heardAfter(window, settings), text);
    return text;
  }

  private StandInText ownWords() {
    StandInText text = new StandInText(settings.wordMs());
    int doubtedUntil = 0;
    for (int k = 1; k <= count; k++) {
      if (settings.doubts() && random.nextInt(UNDERSTOOD_FOR_EACH_DOUBTED) == 0) {
        doubtedUntil = k + 1 + random.nextInt(MOST_DOUBTED_IN_A_ROW);
      }
      long atMs = chosen.get(k - 1);
      if (k < doubtedUntil) {
        text.doubt(word(k), atMs, "own");
        doubts = true;
      } else {
        text.understand(word(k), atMs);
      }
    }
    return text;
  }

  /** A run of what an overlap has, or nothing of it. */
  private void doubtSome(List<Long> shared, StandInText text) {
    if (shared.isEmpty() || random.nextInt(3) == 0) {
      return;
    }
    int first = random.nextInt(shared.size());
    int end = first + 1 + random.nextInt(shared.size() - first);
    String stretch = "shared from " + shared.get(first);
    shared.subList(first, end).forEach(atMs -> text.doubt(word(0), atMs, stretch));
  }

  private String word(int k) {
    return new VaryingWord(window.number(), window.part(), attempt, k, count).format();
  }
}
