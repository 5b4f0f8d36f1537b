package io.colloquy.flink.publish;

import io.colloquy.core.stitch.StitchConfidence;
import io.colloquy.core.text.Word;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.flink.stitch.TranscriptEvent.MediaSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What stitching tells of the one interview {@code acme/talk}. */
final class Event {
  static final long BEGAN_AT_MS = Instant.parse("2026-11-20T09:00:00Z").toEpochMilli();

  private Event() {}

  /** Words of 400 ms each, with pauses too short to close a segment. */
  static TranscriptEvent words(long startMs, long finalUntilMs, String... texts) {
    return event(Kind.WORDS, 0, spoken(startMs, texts), 0, 0, List.of(), finalUntilMs);
  }

  static TranscriptEvent gap(long startMs, long endMs) {
    return event(Kind.GAP, 0, List.of(), startMs, endMs, List.of(), endMs);
  }

  static TranscriptEvent filled(
      long startMs, long endMs, List<Word> words, MediaSpan... remaining) {
    return event(Kind.FILLED_GAP, 0, words, startMs, endMs, List.of(remaining), 0);
  }

  static TranscriptEvent signal(Kind kind) {
    return signal(kind, 0);
  }

  static TranscriptEvent signal(Kind kind, int generation) {
    return event(kind, generation, List.of(), 0, 0, List.of(), 0);
  }

  static List<Word> spoken(long startMs, String... texts) {
    List<Word> words = new ArrayList<>();
    for (String text : texts) {
      long wordMs = startMs + 500L * words.size();
      words.add(new Word(text, wordMs, wordMs + 400, 0.9f));
    }
    return words;
  }

  private static TranscriptEvent event(
      Kind kind,
      int generation,
      List<Word> words,
      long startMs,
      long endMs,
      List<MediaSpan> remaining,
      long finalUntilMs) {
    return new TranscriptEvent(
        kind,
        "acme",
        "talk",
        BEGAN_AT_MS,
        generation,
        kind == Kind.WORDS || kind == Kind.GAP || kind == Kind.FILLED_GAP ? "mic" : "",
        words,
        StitchConfidence.NONE,
        startMs,
        endMs,
        remaining,
        finalUntilMs,
        kind == Kind.GAP || kind == Kind.FILLED_GAP ? "lost-audio" : null,
        "en",
        "tiny@0123",
        "beam=1");
  }
}
