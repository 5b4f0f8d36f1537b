package io.colloquy.jobs.transcription;

import io.colloquy.schemas.Topics;
import java.util.Locale;
import java.util.Set;

/** What a job does: everything, or one half on either side of {@link Topics#RECOGNITIONS}. */
enum Run {
  /** From audio to documents. */
  ALL(
      "transcription",
      Set.of(
          Topics.CONTROL,
          Topics.AUDIO_CHUNKS,
          Topics.SPEAKER_TURNS,
          Topics.SEGMENTS,
          Topics.DEAD_LETTERS,
          Topics.SCHEMAS)),
  /** From audio to recognitions. */
  RECOGNIZE(
      "recognition",
      Set.of(
          Topics.CONTROL,
          Topics.AUDIO_CHUNKS,
          Topics.RECOGNITIONS,
          Topics.DEAD_LETTERS,
          Topics.SCHEMAS)),
  /** From recognitions to documents. Needs neither a model nor native libraries. */
  ASSEMBLE(
      "assembly",
      Set.of(
          Topics.RECOGNITIONS,
          Topics.SPEAKER_TURNS,
          Topics.SEGMENTS,
          Topics.DEAD_LETTERS,
          Topics.SCHEMAS));

  private final String jobName;
  private final Set<String> topics;

  Run(String jobName, Set<String> topics) {
    this.jobName = jobName;
    this.topics = topics;
  }

  /** The job's name on the dashboard. */
  String jobName() {
    return jobName;
  }

  /** Every topic that the job reads or writes. */
  Set<String> topics() {
    return topics;
  }

  boolean recognizes() {
    return this != ASSEMBLE;
  }

  boolean assembles() {
    return this != RECOGNIZE;
  }

  /** As {@code --run} takes it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
