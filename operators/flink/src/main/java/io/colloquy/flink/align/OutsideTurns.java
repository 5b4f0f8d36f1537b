package io.colloquy.flink.align;

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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Takes an outside diarizer's turn, or says why it cannot be used. */
final class OutsideTurns {
  private OutsideTurns() {}

  /**
   * A letter about a turn of an interview that is over or unknown, or of an unknown stream.
   *
   * @param interview null if nothing is known of it
   * @param streams those of which anything is known
   */
  static Optional<DeadLetter> reject(
      TurnRecord record, InterviewGeneration interview, Collection<String> streams) {
    String streamId = record.turn().getStreamId();
    Rejection rejection = null;
    if (interview == null) {
      rejection =
          new Rejection(
              DeadLetterCause.UNKNOWN_INTERVIEW,
              "the interview has not begun: send its turns when its audio is being read");
    } else if (interview.isMark()) {
      rejection =
          new Rejection(
              interview.deleted()
                  ? DeadLetterCause.INTERVIEW_DELETED
                  : DeadLetterCause.INTERVIEW_CLOSED,
              "the interview is over: its words are not kept any longer");
    } else if (streamId != null && !streams.contains(streamId)) {
      rejection =
          new Rejection(
              DeadLetterCause.INVALID_FIELD,
              "the interview has no stream \"%s\" so far, but %s: name one of these, or none"
                  .formatted(streamId, streams));
    }
    return Optional.ofNullable(rejection)
        .map(reason -> DeadLetters.of(Uids.ALIGN_SPEAKERS, reason, record));
  }

  /**
   * Aligns words anew where the turn lies.
   *
   * @return whether any has another speaker
   */
  static boolean align(SpeakerTurn told, InterviewAlignment alignment, AlignOutput out)
      throws Exception {
    OutsideTurn turn = new OutsideTurn(told.getStartMs(), told.getEndMs(), told.getSpeaker());
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
