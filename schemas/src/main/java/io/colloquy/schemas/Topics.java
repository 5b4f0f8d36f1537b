package io.colloquy.schemas;

/** Every Kafka topic that Colloquy reads or writes. All of them use {@code LogAppendTime}. */
public final class Topics {
  /** {@link InterviewEvent}, keyed by {@code tenantId/interviewId}. */
  public static final String CONTROL = "interview.control.v1";

  /** {@link AudioChunk}, keyed by {@code tenantId/interviewId}. */
  public static final String AUDIO_CHUNKS = "interview.audio-chunks.v1";

  /** {@link Recognition}, keyed by {@code tenantId/interviewId}; from windows to their assembly. */
  public static final String RECOGNITIONS = "interview.recognitions.v1";

  /** {@link SpeakerTurn} of an outside diarizer, keyed by {@code tenantId/interviewId}. */
  public static final String SPEAKER_TURNS = "interview.speaker-turns.v1";

  /** {@link TranscriptSegment}, keyed by segment id; a null value deletes. */
  public static final String SEGMENTS = "interview.segments.v1";

  /** {@link DeadLetter}, keyed like the rejected record. */
  public static final String DEAD_LETTERS = "interview.dead-letters.v1";

  /** Writer schemas as JSON, keyed by fingerprint; compacted. */
  public static final String SCHEMAS = "interview.schemas.v1";

  private Topics() {}
}
