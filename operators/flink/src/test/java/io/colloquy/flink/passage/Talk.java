package io.colloquy.flink.passage;

import io.colloquy.core.text.Word;
import io.colloquy.flink.publish.Event;
import io.colloquy.flink.stitch.TranscriptEvent;
import java.util.ArrayList;
import java.util.List;

/** What is told of the one interview {@code acme/talk}, in which a word is said every 500 ms. */
final class Talk {
  static final long WORD_MS = 500;

  private Talk() {}

  /** The words of a stretch of media time, named by their numbers; every tenth ends a sentence. */
  static TranscriptEvent words(long fromMs, long untilMs) {
    return Event.words(fromMs, untilMs, texts(fromMs, untilMs));
  }

  static List<Word> spoken(long fromMs, long untilMs) {
    return Event.spoken(fromMs, texts(fromMs, untilMs));
  }

  private static String[] texts(long fromMs, long untilMs) {
    List<String> texts = new ArrayList<>();
    for (long number = fromMs / WORD_MS; number < untilMs / WORD_MS; number++) {
      texts.add("w" + number + (number % 10 == 9 ? "." : ""));
    }
    return texts.toArray(String[]::new);
  }

  /** Windows of 30 s. */
  static List<TranscriptEvent> windows(long fromMs, long untilMs) {
    List<TranscriptEvent> windows = new ArrayList<>();
    for (long atMs = fromMs; atMs < untilMs; atMs += 30_000) {
      windows.add(words(atMs, Math.min(untilMs, atMs + 30_000)));
    }
    return windows;
  }
}
