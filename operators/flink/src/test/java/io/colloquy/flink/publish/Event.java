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
public final class Event {
  public static final long BEGAN_AT_MS = Instant.parse("2026-11-20T09:00:00Z").toEpochMilli();

  private Event() {}

  /** Words of 400 ms each, with pauses too short to close a segment. */
  public static TranscriptEvent words(long startMs, long finalUntilMs, String... texts) {
    return event(Kind.WORDS, 0, spoken(startMs, texts), 0, 0, List.of(), List.of(), finalUntilMs);
  }

  public static TranscriptEvent gap(long startMs, long endMs) {
    return event(Kind.GAP, 0, List.of(), startMs, endMs, List.of(), List.of(), endMs);
  }

  public static TranscriptEvent filled(
      long startMs, long endMs, List<Word> words, MediaSpan... remaining) {
    return event(Kind.FILLED_GAP, 0, words, startMs, endMs, List.of(remaining), List.of(), 0);
  }

  /** The same, from windows in which speech was heard. */
  public static TranscriptEvent hearing(TranscriptEvent event, MediaSpan... speech) {
    return event(
        event.kind(),
        event.generation(),
        event.words(),
        event.startMs(),
        event.endMs(),
        event.remaining(),
        List.of(speech),
        event.finalUntilMs());
  }

  /** The same gap for another reason. */
  static TranscriptEvent because(String reason, TranscriptEvent gap) {
    return new TranscriptEvent(
        gap.kind(),
        gap.tenantId(),
        gap.interviewId(),
        gap.interviewBeganAtMs(),
        gap.generation(),
        gap.streamId(),
        gap.words(),
        gap.confidence(),
        gap.startMs(),
        gap.endMs(),
        gap.remaining(),
        gap.speech(),
        gap.finalUntilMs(),
        reason,
        gap.language(),
        gap.model(),
        gap.settings());
  }

  public static TranscriptEvent inGeneration(int generation, TranscriptEvent event) {
    return event(
        event.kind(),
        generation,
        event.words(),
        event.startMs(),
        event.endMs(),
        event.remaining(),
        event.speech(),
        event.finalUntilMs());
  }

  public static TranscriptEvent signal(Kind kind) {
    return signal(kind, 0);
  }

  public static TranscriptEvent signal(Kind kind, int generation) {
    return event(kind, generation, List.of(), 0, 0, List.of(), List.of(), 0);
  }

  /** Words of 400 ms each, half a second apart. */
  public static List<Word> spoken(long startMs, String... texts) {
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
      List<MediaSpan> speech,
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
        speech,
        finalUntilMs,
        kind == Kind.GAP || kind == Kind.FILLED_GAP ? "lost-audio" : null,
        "en",
        "tiny@0123",
        "beam=1");
  }
}
