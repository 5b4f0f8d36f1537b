package io.colloquy.flink.window;

import io.colloquy.flink.read.InterviewRecord;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.InterviewEventKind;

/**
 * What is known of an interview while it is open or complete.
 *
 * @param ended whether every stream is windowed to its end, so that only late audio can come
 * @param beganAtMs the instant of media time 0, epoch milliseconds
 */
public record InterviewLife(boolean ended, int generation, long beganAtMs) {

  static InterviewLife begun(int generation, long beganAtMs) {
    return new InterviewLife(false, generation, beganAtMs);
  }

  /** The life that a record opens. */
  static InterviewLife begunBy(InterviewRecord record) {
    int generation = record.event() == null ? 0 : record.event().getGeneration();
    return begun(generation, record.interviewBeganAtMs());
  }

  /** Whether an event begins a new generation of the interview. */
  boolean isOlderThan(InterviewEvent event) {
    return event != null
        && event.getKind() == InterviewEventKind.BEGIN
        && event.getGeneration() > generation;
  }

  /** Whether an event says something of this generation's speakers; null for a chunk. */
  boolean isToldOfSpeakersBy(InterviewEvent event) {
    return event != null
        && switch (event.getKind()) {
          case SPEAKERS -> true;
          case BEGIN -> event.getGeneration() == generation && namesSpeakers(event);
          case END, DELETE, UNKNOWN -> false;
        };
  }

  private static boolean namesSpeakers(InterviewEvent event) {
    return event.getExpectedSpeakers() > 0
        || !event.getRoles().isEmpty()
        || !event.getSpeakerNames().isEmpty()
        || !event.getEnrolments().isEmpty();
  }

  InterviewLife withEnded(boolean nowEnded) {
    return new InterviewLife(nowEnded, generation, beganAtMs);
  }
}
