package io.colloquy.flink.read;

import io.colloquy.core.identifier.Identifiers;
import io.colloquy.core.segment.SegmentBucket;
import io.colloquy.schemas.SpeakerTurn;
import java.time.Duration;
import java.util.Optional;

/** What can be said of an outside diarizer's turn without knowing its interview. */
public final class TurnChecks {
  private static final long LONGEST_TURN_MS = Duration.ofHours(1).toMillis();
  private static final int LONGEST_LABEL = 128;

  private TurnChecks() {}

  /** Checks a turn's fields. */
  public static Optional<Rejection> check(SpeakerTurn turn) {
    try {
      Identifiers.require("tenantId", turn.getTenantId());
      Identifiers.require("interviewId", turn.getInterviewId());
      if (turn.getStreamId() != null) {
        Identifiers.requireStream("streamId", turn.getStreamId());
      }
    } catch (IllegalArgumentException invalid) {
      return RecordChecks.invalidField(invalid.getMessage());
    }
    if (turn.getSpeaker().isBlank() || turn.getSpeaker().length() > LONGEST_LABEL) {
      return RecordChecks.invalidField(
          "speaker is \"%s\": give 1 to %d characters".formatted(turn.getSpeaker(), LONGEST_LABEL));
    }
    if (!(turn.getConfidence() >= 0 && turn.getConfidence() <= 1)) {
      return RecordChecks.invalidField(
          "confidence is " + turn.getConfidence() + ": give a number from 0 to 1");
    }
    return checkTime(turn.getStartMs(), turn.getEndMs());
  }

  private static Optional<Rejection> checkTime(long startMs, long endMs) {
    if (startMs < 0 || endMs <= startMs || endMs - startMs > LONGEST_TURN_MS) {
      return RecordChecks.impossibleTime(
          ("the turn runs from %d to %d ms: it begins at 0 or later, ends behind its start, and"
                  + " lasts an hour at most")
              .formatted(startMs, endMs));
    }
    try {
      SegmentBucket.of(endMs);
      return Optional.empty();
    } catch (IllegalArgumentException impossible) {
      return RecordChecks.impossibleTime(impossible.getMessage());
    }
  }
}
