package io.colloquy.flink.align;

import io.colloquy.core.align.AlignedBucket;
import io.colloquy.core.align.OutsideTurn;
import io.colloquy.core.text.Word;
import io.colloquy.flink.Uids;
import io.colloquy.flink.outcome.InterviewGeneration;
import io.colloquy.flink.read.DeadLetters;
import io.colloquy.flink.read.Rejection;
import io.colloquy.flink.read.TurnRecord;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.SpeakerTurn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Takes an outside diarizer's turn, or says why it cannot be used. */
final class OutsideTurns {
  private OutsideTurns() {}

  /**
   * A letter about a turn of an interview that is over or unknown, of a stream that it has not, or
   * of too many.
   *
   * @param interview null if nothing is known of it
   * @param allWords whether the interview has its words, and so every stream that it will have
   */
  static Optional<DeadLetter> reject(
      TurnRecord record,
      InterviewGeneration interview,
      InterviewAlignment alignment,
      boolean allWords)
      throws Exception {
    if (interview == null) {
      return Optional.of(ofNoInterview(record));
    }
    String streamId = record.turn().getStreamId();
    Rejection rejection = null;
    if (interview.isMark()) {
      rejection =
          new Rejection(
              interview.deleted()
                  ? DeadLetterCause.INTERVIEW_DELETED
                  : DeadLetterCause.INTERVIEW_CLOSED,
              "the interview is over: its words are not kept any longer");
    } else if (streamId != null && allWords && !alignment.streams().contains(streamId)) {
      rejection =
          new Rejection(
              DeadLetterCause.INVALID_FIELD,
              "the interview has no stream \"%s\", but %s: name one of these, or none"
                  .formatted(streamId, alignment.streams()));
    } else if (!alignment.hasRoomFor(streamId, turn(record.turn()))) {
      rejection =
          new Rejection(
              DeadLetterCause.INVALID_FIELD,
              "there are %d turns within 30 s already: join those of one speaker that touch"
                  .formatted(AlignedBucket.MOST_OUTSIDE));
    }
    return Optional.ofNullable(rejection).map(reason -> letter(record, reason));
  }

  /** A letter about a turn whose interview did not begin. */
  static DeadLetter ofNoInterview(TurnRecord record) {
    return letter(
        record,
        new Rejection(
            DeadLetterCause.UNKNOWN_INTERVIEW,
            "the interview did not begin while its first %d turns waited %d minutes: send them"
                    .formatted(EarlyTurns.MOST, EarlyTurns.HELD.toMinutes())
                + " when its audio is being read"));
  }

  private static DeadLetter letter(TurnRecord record, Rejection reason) {
    return DeadLetters.of(Uids.ALIGN_SPEAKERS, reason, record);
  }

  private static OutsideTurn turn(SpeakerTurn told) {
    return new OutsideTurn(told.getStartMs(), told.getEndMs(), told.getSpeaker());
  }

  /**
   * Aligns words anew where the turn lies.
   *
   * @return whether any has another speaker
   */
  static boolean align(SpeakerTurn told, InterviewAlignment alignment, AlignOutput out)
      throws Exception {
    OutsideTurn turn = turn(told);
    Map<String, Map<Word, String>> others = new LinkedHashMap<>();
    if (told.getStreamId() != null) {
      others.put(told.getStreamId(), alignment.outside(told.getStreamId(), turn));
    } else if (alignment.outsideOfEveryStream(turn)) {
      for (String streamId : alignment.streams()) {
        others.put(streamId, alignment.realign(streamId, turn));
      }
    }
    for (String streamId : others.keySet()) {
      out.speakers(streamId, others.get(streamId), alignment.turnsFrom(streamId));
    }
    return others.values().stream().anyMatch(changed -> !changed.isEmpty());
  }
}
