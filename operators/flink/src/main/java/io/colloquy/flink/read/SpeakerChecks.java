package io.colloquy.flink.read;

import io.colloquy.core.identifier.Identifiers;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.LocalSpeaker;
import io.colloquy.schemas.LocalTurn;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.SpeakerEnrolment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be said of records about speakers without knowing their interview. */
final class SpeakerChecks {
  private static final int MOST_SPEAKERS = 50;
  private static final int LONGEST_NAME = 128;

  /** So that a signal fits into a record of the recognitions, which is longer than its event. */
  private static final int MOST_NAMES = 200;

  private static final int MOST_ENROLMENTS = 50;
  private static final int MOST_VALUES = 2048;

  private SpeakerChecks() {}

  /** Checks what a control event tells of speakers. */
  static Optional<Rejection> check(InterviewEvent event) {
    return checkCounts(event.getRoles(), event.getSpeakerNames(), event.getEnrolments())
        .or(() -> checkNames(event));
  }

  private static Optional<Rejection> checkNames(InterviewEvent event) {
    return check(
        event.getExpectedSpeakers(),
        event.getRoles().keySet().stream(),
        Stream.concat(
            event.getRoles().values().stream(), event.getSpeakerNames().values().stream()),
        event.getSpeakerNames().keySet().stream(),
        event.getEnrolments());
  }

  /** The same for a signal that carries it. */
  static Optional<Rejection> checkSignal(Recognition signal) {
    return checkCounts(signal.getRoles(), signal.getSpeakerNames(), signal.getEnrolments())
        .or(() -> checkNames(signal));
  }

  private static Optional<Rejection> checkNames(Recognition signal) {
    return check(
        signal.getExpectedSpeakers(),
        signal.getRoles().keySet().stream(),
        Stream.concat(
            signal.getRoles().values().stream(), signal.getSpeakerNames().values().stream()),
        signal.getSpeakerNames().keySet().stream(),
        signal.getEnrolments());
  }

  private static Optional<Rejection> checkCounts(
      Map<String, String> roles, Map<String, String> names, List<SpeakerEnrolment> enrolments) {
    if (Math.max(roles.size(), names.size()) > MOST_NAMES) {
      return RecordChecks.invalidField(
          "there are %d roles and %d speakerNames: give at most %d of each"
              .formatted(roles.size(), names.size(), MOST_NAMES));
    }
    return enrolments.size() <= MOST_ENROLMENTS
        ? Optional.empty()
        : RecordChecks.invalidField(
            "there are %d enrolments: give at most %d"
                .formatted(enrolments.size(), MOST_ENROLMENTS));
  }

  private static Optional<Rejection> check(
      int expectedSpeakers,
      Stream<String> streams,
      Stream<String> names,
      Stream<String> speakers,
      List<SpeakerEnrolment> enrolments) {
    if (expectedSpeakers < 0 || expectedSpeakers > MOST_SPEAKERS) {
      return RecordChecks.invalidField(
          "expectedSpeakers is %d: give 1 to %d, or 0 if nobody knows"
              .formatted(expectedSpeakers, MOST_SPEAKERS));
    }
    Optional<String> stream =
        streams.flatMap(id -> Identifiers.streamProblem("streamId", id).stream()).findAny();
    if (stream.isPresent()) {
      return RecordChecks.invalidField("roles: " + stream.get());
    }
    if (names.anyMatch(name -> name.length() > LONGEST_NAME)
        || speakers.anyMatch(id -> id.isBlank() || id.length() > LONGEST_NAME)) {
      return RecordChecks.invalidField(
          "a speaker is blank, or a speaker, name or role has more than %d characters"
              .formatted(LONGEST_NAME));
    }
    return enrolments.stream()
        .filter(SpeakerChecks::isUseless)
        .findAny()
        .flatMap(
            useless ->
                RecordChecks.invalidField(
                    "the enrolment of \"%s\" lacks a name, a model or an embedding of 1 to %d numbers, or its name or model has more than %d characters"
                        .formatted(useless.getName(), MOST_VALUES, LONGEST_NAME)));
  }

  private static boolean isUseless(SpeakerEnrolment enrolment) {
    return enrolment.getName().isBlank()
        || enrolment.getName().length() > LONGEST_NAME
        || enrolment.getModel().isBlank()
        || enrolment.getModel().length() > LONGEST_NAME
        || enrolment.getEmbedding().isEmpty()
        || enrolment.getEmbedding().size() > MOST_VALUES
        || !areNumbers(enrolment.getEmbedding());
  }

  /** Checks the turns of a window. */
  static Optional<Rejection> checkTurns(Recognition outcome) {
    for (LocalTurn turn : outcome.getTurns()) {
      if (turn.getStartMs() < outcome.getStartMs()
          || turn.getEndMs() < turn.getStartMs()
          || turn.getEndMs() > outcome.getEndMs()) {
        return RecordChecks.impossibleTime(
            "a turn runs from %d to %d ms, its window from %d to %d ms"
                .formatted(
                    turn.getStartMs(), turn.getEndMs(), outcome.getStartMs(), outcome.getEndMs()));
      }
    }
    for (LocalSpeaker speaker : outcome.getLocalSpeakers()) {
      if (!areNumbers(speaker.getEmbedding())) {
        return RecordChecks.invalidField(
            "the embedding of local speaker %d holds something else than numbers"
                .formatted(speaker.getSpeaker()));
      }
    }
    return Optional.empty();
  }

  private static boolean areNumbers(List<Float> embedding) {
    return embedding.stream().allMatch(Float::isFinite);
  }
}
