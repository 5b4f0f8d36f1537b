package io.colloquy.flink.read;

import io.colloquy.core.identifier.Identifiers;
import io.colloquy.core.segment.SegmentBucket;
import io.colloquy.schemas.MediaSpan;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import io.colloquy.schemas.TranscriptWord;
import io.colloquy.schemas.UnclearSpan;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What assembly relies on in a recognition that it did not see being made. */
final class RecognitionChecks {
  private RecognitionChecks() {}

  /**
   * Checks a recognition's fields.
   *
   * @param now bounds the interview's begin
   */
  static Optional<Rejection> check(Recognition recognition, Instant now) {
    RecognitionKind kind = recognition.getKind();
    try {
      Identifiers.require("tenantId", recognition.getTenantId());
      Identifiers.require("interviewId", recognition.getInterviewId());
      if (isOutcome(kind)) {
        Identifiers.requireStream("streamId", recognition.getStreamId());
      }
    } catch (IllegalArgumentException invalid) {
      return RecordChecks.invalidField(invalid.getMessage());
    }
    if (kind == RecognitionKind.UNKNOWN) {
      return RecordChecks.invalidField(
          "kind is not one that this job reads: upgrade the assembling job first");
    }
    Optional<Rejection> generation = RecordChecks.checkGeneration(recognition.getGeneration());
    if (generation.isPresent()) {
      return generation;
    }
    Optional<Rejection> begin = RecordChecks.checkBegin(recognition.getInterviewBeganAt(), now);
    if (begin.isPresent()) {
      return begin;
    }
    return switch (kind) {
      case WORDS, FAILURE, GAP, NO_TURNS -> checkOutcome(recognition);
      case TURNS -> checkOutcome(recognition).or(() -> SpeakerChecks.checkTurns(recognition));
      case SPEAKERS -> SpeakerChecks.checkSignal(recognition);
      case BEGUN, ENDED, CLOSED, DELETED, UNKNOWN -> Optional.empty();
    };
  }

  private static boolean isOutcome(RecognitionKind kind) {
    return switch (kind) {
      case WORDS, FAILURE, GAP, TURNS, NO_TURNS -> true;
      case BEGUN, ENDED, CLOSED, DELETED, SPEAKERS, UNKNOWN -> false;
    };
  }

  private static Optional<Rejection> checkOutcome(Recognition outcome) {
    if (outcome.getNumber() < 0 || outcome.getPart() < 0) {
      return RecordChecks.invalidField(
          "number is %d and part is %d: both count from 0"
              .formatted(outcome.getNumber(), outcome.getPart()));
    }
    long durationMs = outcome.getEndMs() - outcome.getStartMs();
    if (durationMs < 0
        || isOutside(outcome.getOverlapBeforeMs(), durationMs)
        || isOutside(outcome.getOverlapAfterMs(), durationMs)) {
      return RecordChecks.impossibleTime(
          "it runs from %d to %d ms and shares %d and %d ms of that with its neighbours"
              .formatted(
                  outcome.getStartMs(),
                  outcome.getEndMs(),
                  outcome.getOverlapBeforeMs(),
                  outcome.getOverlapAfterMs()));
    }
    if (spans(outcome).anyMatch(span -> span.getStartMs() > span.getEndMs())) {
      return RecordChecks.impossibleTime(
          "a span of speech, of what is unclear or of what remains ends before it starts");
    }
    try {
      mediaTimes(outcome).forEach(SegmentBucket::of);
    } catch (IllegalArgumentException impossible) {
      return RecordChecks.impossibleTime(impossible.getMessage());
    }
    return Optional.empty();
  }

  private static boolean isOutside(long overlapMs, long durationMs) {
    return overlapMs < 0 || overlapMs > durationMs;
  }

  private static Stream<MediaSpan> spans(Recognition outcome) {
    Stream<MediaSpan> unclear =
        outcome.getUnclear().stream()
            .map((UnclearSpan span) -> new MediaSpan(span.getStartMs(), span.getEndMs()));
    return Stream.of(outcome.getRemaining().stream(), outcome.getSpeech().stream(), unclear)
        .flatMap(Function.identity());
  }

  private static LongStream mediaTimes(Recognition outcome) {
    LongStream own =
        LongStream.of(outcome.getStartMs(), outcome.getEndMs(), outcome.getNextStartMs());
    LongStream words =
        outcome.getWords().stream()
            .flatMapToLong(
                (TranscriptWord word) -> LongStream.of(word.getStartMs(), word.getEndMs()));
    LongStream spans =
        spans(outcome)
            .flatMapToLong((MediaSpan span) -> LongStream.of(span.getStartMs(), span.getEndMs()));
    return LongStream.concat(own, LongStream.concat(words, spans));
  }
}
