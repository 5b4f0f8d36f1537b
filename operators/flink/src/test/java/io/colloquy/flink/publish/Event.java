package io.colloquy.flink.publish;

import io.colloquy.core.coverage.HeardWindows;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.core.speaker.NamedSpeakers;
import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.flink.stitch.TranscriptEvent.MediaSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What stitching tells of the one interview {@code acme/talk}. */
public final class Event {
  public static final long BEGAN_AT_MS = Instant.parse("2026-11-20T09:00:00Z").toEpochMilli();

  private Event() {}

  /** Words of 400 ms each, with pauses too short to close a segment. */
  public static TranscriptEvent words(long startMs, long finalUntilMs, String... texts) {
    return event(Kind.WORDS, 0, spoken(startMs, texts), 0, 0, List.of(), finalUntilMs);
  }

  /** The same, with what was not understood beside the words. */
  public static TranscriptEvent doubting(TranscriptEvent event, UnclearSpan... unclear) {
    return event.toBuilder().unclear(List.of(unclear)).build();
  }

  public static UnclearSpan unclear(long startMs, long endMs, String rawText) {
    return new UnclearSpan(startMs, endMs, "repetition", rawText);
  }

  /** The same, of windows of which so many are of low confidence. */
  public static TranscriptEvent heard(TranscriptEvent event, int windows, int lowConfidence) {
    return event.toBuilder().windows(new HeardWindows(windows, lowConfidence)).build();
  }

  public static TranscriptEvent gap(long startMs, long endMs) {
    return event(Kind.GAP, 0, List.of(), startMs, endMs, List.of(), endMs);
  }

  public static TranscriptEvent filled(
      long startMs, long endMs, List<Word> words, MediaSpan... remaining) {
    return event(Kind.FILLED_GAP, 0, words, startMs, endMs, List.of(remaining), 0);
  }

  /** Words have this speaker now. */
  public static TranscriptEvent said(String speaker, String turnsFrom, List<Word> words) {
    List<Word> said = words.stream().map(word -> word.withSpeaker(speaker)).toList();
    return signal(Kind.SPEAKERS).toBuilder()
        .streamId("mic")
        .words(said)
        .turnsFrom(turnsFrom)
        .build();
  }

  public static TranscriptEvent names(Map<String, String> names, Map<String, String> roles) {
    return signal(Kind.NAMES).toBuilder().speakers(new NamedSpeakers(names, roles)).build();
  }

  /** The same, from windows in which speech was heard. */
  public static TranscriptEvent hearing(TranscriptEvent event, MediaSpan... speech) {
    return copy(event, event.generation(), event.streams(), List.of(speech), event.reason());
  }

  /** The same gap for another reason. */
  static TranscriptEvent because(String reason, TranscriptEvent gap) {
    return copy(gap, gap.generation(), gap.streams(), gap.speech(), reason);
  }

  public static TranscriptEvent inGeneration(int generation, TranscriptEvent event) {
    return copy(event, generation, event.streams(), event.speech(), event.reason());
  }

  /** The end of an interview whose streams stitching tells. */
  public static TranscriptEvent completed(String... streams) {
    TranscriptEvent event = signal(Kind.COMPLETED);
    return copy(event, 0, List.of(streams), event.speech(), event.reason());
  }

  private static TranscriptEvent copy(
      TranscriptEvent event,
      int generation,
      List<String> streams,
      List<MediaSpan> speech,
      String reason) {
    return event.toBuilder()
        .generation(generation)
        .streams(streams)
        .speech(speech)
        .reason(reason)
        .build();
  }

  public static TranscriptEvent signal(Kind kind) {
    return signal(kind, 0);
  }

  public static TranscriptEvent signal(Kind kind, int generation) {
    return event(kind, generation, List.of(), 0, 0, List.of(), 0);
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
      long finalUntilMs) {
    boolean ofStream = kind == Kind.WORDS || kind == Kind.GAP || kind == Kind.FILLED_GAP;
    return TranscriptEvent.builder(kind, new InterviewKey("acme", "talk"), BEGAN_AT_MS, generation)
        .streamId(ofStream ? "mic" : "")
        .words(words)
        .span(startMs, endMs)
        .remaining(remaining)
        .finalUntilMs(finalUntilMs)
        .reason(kind == Kind.GAP || kind == Kind.FILLED_GAP ? "lost-audio" : null)
        .recognizer("en", "tiny@0123", "beam=1")
        .build();
  }
}
