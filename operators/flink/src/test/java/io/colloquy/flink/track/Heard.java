package io.colloquy.flink.track;

import io.colloquy.schemas.LocalSpeaker;
import io.colloquy.schemas.LocalTurn;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a diarizer heard in the one interview {@code acme/talk}: windows of 10 s. */
final class Heard {
  static final long WINDOW_MS = 10_000;

  private Heard() {}

  /** Each of the voices {@code A} to {@code D} speaks for 5 s, one behind the other. */
  static Recognition turns(String streamId, long number, String... voices) {
    return turns(streamId, number, 0, number * WINDOW_MS, voices);
  }

  static Recognition turns(String streamId, long number, int part, long startMs, String... voices) {
    List<LocalTurn> turns = new ArrayList<>();
    List<LocalSpeaker> speakers = new ArrayList<>();
    for (String voice : voices) {
      int local = turns.size();
      long turnMs = startMs + local * 5_000L;
      turns.add(new LocalTurn(turnMs, turnMs + 5_000, local));
      speakers.add(new LocalSpeaker(local, 5_000L, embedding(voice)));
    }
    return outcome(RecognitionKind.TURNS, streamId, number)
        .setPart(part)
        .setStartMs(startMs)
        .setEndMs(startMs + WINDOW_MS)
        .setTurns(turns)
        .setLocalSpeakers(speakers)
        .setTurnsFrom("segmentation")
        .build();
  }

  private static List<Float> embedding(String voice) {
    return switch (voice) {
      case "A" -> List.of(1f, 0f, 0f, 0f);
      case "B" -> List.of(0f, 1f, 0f, 0f);
      case "C" -> List.of(0f, 0f, 1f, 0f);
      default -> List.of(0f, 0f, 0f, 1f);
    };
  }

  static Recognition channel(String streamId, long number, LocalTurn... turns) {
    return outcome(RecognitionKind.TURNS, streamId, number)
        .setTurns(List.of(turns))
        .setTurnsFrom("channel")
        .build();
  }

  static Recognition nothing(long number) {
    return outcome(RecognitionKind.NO_TURNS, "mic", number).setReason("diarization-failed").build();
  }

  static Recognition gap(long number, int part) {
    return outcome(RecognitionKind.GAP, "mic", number).setPart(part).build();
  }

  static Recognition gap(String streamId, long number) {
    return outcome(RecognitionKind.GAP, streamId, number).build();
  }

  /** What a recognizer made of a window. */
  static Recognition words(long number, String diarizer) {
    return outcome(RecognitionKind.WORDS, "mic", number).setDiarizer(diarizer).build();
  }

  static Recognition ended(Map<String, Long> windows) {
    return signal(RecognitionKind.ENDED).setWindowCounts(windows).build();
  }

  static Recognition.Builder signal(RecognitionKind kind) {
    return Recognition.newBuilder()
        .setTenantId("acme")
        .setInterviewId("talk")
        .setInterviewBeganAt(Instant.parse("2026-11-20T09:00:00Z"))
        .setGeneration(0)
        .setKind(kind);
  }

  private static Recognition.Builder outcome(RecognitionKind kind, String streamId, long number) {
    return signal(kind)
        .setStreamId(streamId)
        .setNumber(number)
        .setStartMs(number * WINDOW_MS)
        .setEndMs((number + 1) * WINDOW_MS)
        .setNextStartMs((number + 1) * WINDOW_MS);
  }
}
