package io.colloquy.bench.standin;

import io.colloquy.core.text.UnclearReason;
import io.colloquy.schemas.TranscriptWord;
import io.colloquy.schemas.UnclearSpan;
import java.util.ArrayList;
import java.util.List;

/** What a stand-in makes of a window, word by word. */
final class StandInText {
  static final float PROBABILITY = 0.9f;

  private final long wordMs;
  private final List<TranscriptWord> words = new ArrayList<>();
  private final List<UnclearSpan> unclear = new ArrayList<>();
  private String stretch;

  StandInText(long wordMs) {
    this.wordMs = wordMs;
  }

  /** The next word, which is understood. */
  void understand(String text, long atMs) {
    words.add(new TranscriptWord(text, atMs, atMs + wordMs, PROBABILITY));
    stretch = null;
  }

  /**
   * The next word, which is not.
   *
   * @param ofStretch words of the same one, with no other between them, are told together
   */
  void doubt(String text, long atMs, String ofStretch) {
    if (ofStretch.equals(stretch)) {
      UnclearSpan last = unclear.get(unclear.size() - 1);
      last.setText(last.getText() + " " + text);
      last.setEndMs(atMs + wordMs);
    } else {
      unclear.add(new UnclearSpan(atMs, atMs + wordMs, reason(atMs), text));
      stretch = ofStretch;
    }
  }

  /** All of another text behind this. */
  void addAll(StandInText behind) {
    words.addAll(behind.words);
    unclear.addAll(behind.unclear);
    stretch = null;
  }

  private static String reason(long atMs) {
    UnclearReason[] reasons = UnclearReason.values();
    return reasons[Long.hashCode(atMs / 100) % reasons.length].label();
  }

  List<TranscriptWord> words() {
    return words;
  }

  /** In order. */
  List<UnclearSpan> unclear() {
    return unclear;
  }
}
