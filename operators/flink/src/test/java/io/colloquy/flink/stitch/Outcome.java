package io.colloquy.flink.stitch;

import io.colloquy.schemas.MediaSpan;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import io.colloquy.schemas.TranscriptWord;
import io.colloquy.schemas.UnclearSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Outcomes and signals of the one interview {@code acme/talk}; windows of 10 s without overlap. */
final class Outcome {
  static final String STREAM = "mic";
  private static final long WINDOW_MS = 10_000;

  private Outcome() {}

  /** A window whose words last half a second each. */
  static Recognition words(long number, String... texts) {
    return words(number, 0, number * WINDOW_MS, texts);
  }

  static Recognition words(long number, int part, long startMs, String... texts) {
    List<TranscriptWord> words = new ArrayList<>();
    for (String text : texts) {
      long wordMs = startMs + 500L * words.size();
      words.add(new TranscriptWord(text, wordMs, wordMs + 400, 0.9f));
    }
    return outcome(RecognitionKind.WORDS, number, part, startMs, startMs + WINDOW_MS)
        .setWords(words)
        .build();
  }

  static Recognition failure(long number) {
    return outcome(RecognitionKind.FAILURE, number, 0, number * WINDOW_MS, (number + 1) * WINDOW_MS)
        .setReason("recognition-failed")
        .build();
  }

  static Recognition turns(long number) {
    return outcome(RecognitionKind.TURNS, number, 0, number * WINDOW_MS, (number + 1) * WINDOW_MS)
        .build();
  }

  static Recognition gap(long number) {
    return outcome(RecognitionKind.GAP, number, 0, number * WINDOW_MS, (number + 1) * WINDOW_MS)
        .setReason("lost-audio")
        .build();
  }

  static Recognition endOfFilling(long number, int part, MediaSpan... remaining) {
    return Recognition.newBuilder(gap(number))
        .setPart(part)
        .setRemaining(List.of(remaining))
        .build();
  }

  /** The same, of a window in which speech was heard. */
  static Recognition hearing(Recognition outcome, MediaSpan... speech) {
    return Recognition.newBuilder(outcome).setSpeech(List.of(speech)).build();
  }

  /** The same, of a window in which something was not understood. */
  static Recognition doubting(Recognition outcome, UnclearSpan... unclear) {
    return Recognition.newBuilder(outcome).setUnclear(List.of(unclear)).build();
  }

  static Recognition ended(long windows) {
    return signal(RecognitionKind.ENDED).setWindowCounts(Map.of(STREAM, windows)).build();
  }

  static Recognition signalOf(RecognitionKind kind) {
    return signal(kind).build();
  }

  static Recognition inGeneration(int generation, Recognition outcome) {
    return Recognition.newBuilder(outcome).setGeneration(generation).build();
  }

  private static Recognition.Builder outcome(
      RecognitionKind kind, long number, int part, long startMs, long endMs) {
    return signal(kind)
        .setStreamId(STREAM)
        .setNumber(number)
        .setPart(part)
        .setStartMs(startMs)
        .setEndMs(endMs)
        .setNextStartMs(endMs);
  }

  private static Recognition.Builder signal(RecognitionKind kind) {
    return Recognition.newBuilder()
        .setTenantId("acme")
        .setInterviewId("talk")
        .setInterviewBeganAt(Instant.parse("2026-11-20T09:00:00Z"))
        .setGeneration(0)
        .setKind(kind);
  }
}
