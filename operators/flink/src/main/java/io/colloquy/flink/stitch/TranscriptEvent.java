package io.colloquy.flink.stitch;

import io.colloquy.core.stitch.StitchConfidence;
import io.colloquy.core.text.Word;
import io.colloquy.schemas.Recognition;
import java.util.List;

/**
 * What became final in an interview's transcript, in order within each stream.
 *
 * @param streamId empty for a kind that concerns the whole interview
 * @param streams with {@code COMPLETED}: the ids of all streams that had audio, sorted
 * @param words with {@code WORDS} and {@code FILLED_GAP}: final words, in order of time
 * @param confidence with {@code WORDS}: of the seam that these words begin with
 * @param startMs with {@code GAP} and {@code FILLED_GAP}: where the gap starts, media time
 * @param endMs where the gap ends
 * @param remaining with {@code FILLED_GAP}: spans of the gap that stay missing
 * @param speech with {@code WORDS}, {@code GAP} and {@code FILLED_GAP}: where speech was heard in
 *     the windows that the event comes from; spans may overlap
 * @param finalUntilMs no word or gap before this media time is still to come, but from late audio
 * @param reason why audio is missing or was not understood
 * @param language of the words, if known
 * @param model name and hash of the recognizer
 * @param settings the settings stamp
 */
public record TranscriptEvent(
    Kind kind,
    String tenantId,
    String interviewId,
    long interviewBeganAtMs,
    int generation,
    String streamId,
    List<String> streams,
    List<Word> words,
    StitchConfidence confidence,
    long startMs,
    long endMs,
    List<MediaSpan> remaining,
    List<MediaSpan> speech,
    long finalUntilMs,
    String reason,
    String language,
    String model,
    String settings) {

  /** What happened. */
  public enum Kind {
    /** The interview began, or began anew with a higher generation. */
    BEGUN,
    /** Words are final, or the stream went on without any. */
    WORDS,
    /** A span holds no words and never will, unless late audio comes. */
    GAP,
    /** Late audio filled a gap, at least in part. */
    FILLED_GAP,
    /** Everything that the interview has is final. */
    COMPLETED,
    /** Nothing of the interview is kept any longer. */
    CLOSED,
    /** The interview was deleted. */
    DELETED
  }

  /** From {@code startMs} up to, not including, {@code endMs} of media time. */
  public record MediaSpan(long startMs, long endMs) {}

  public TranscriptEvent {
    streams = streams == null ? List.of() : streams;
    words = words == null ? List.of() : words;
    remaining = remaining == null ? List.of() : remaining;
    speech = speech == null ? List.of() : speech;
    confidence = confidence == null ? StitchConfidence.NONE : confidence;
  }

  /** The key of everything that the interview owns. */
  public String key() {
    return tenantId + "/" + interviewId;
  }

  /** Words that an outcome made final. */
  static TranscriptEvent words(
      Recognition from,
      List<Word> words,
      StitchConfidence confidence,
      List<MediaSpan> speech,
      long finalUntilMs) {
    return event(Kind.WORDS, from, List.of(), words, confidence, 0, 0, speech, finalUntilMs);
  }

  /** A gap, or a window that nobody understood. */
  static TranscriptEvent gap(
      Recognition from, long startMs, long endMs, List<MediaSpan> speech, long finalUntilMs) {
    StitchConfidence none = StitchConfidence.NONE;
    return event(Kind.GAP, from, List.of(), List.of(), none, startMs, endMs, speech, finalUntilMs);
  }

  /**
   * Late words inside a gap.
   *
   * @param gap the recognition that ended the filling
   * @param described one that tells language, model and settings
   */
  static TranscriptEvent filledGap(
      Recognition gap,
      Recognition described,
      List<Word> words,
      List<MediaSpan> remaining,
      List<MediaSpan> speech) {
    return new TranscriptEvent(
        Kind.FILLED_GAP,
        gap.getTenantId(),
        gap.getInterviewId(),
        gap.getInterviewBeganAt().toEpochMilli(),
        gap.getGeneration(),
        gap.getStreamId(),
        List.of(),
        words,
        StitchConfidence.NONE,
        gap.getStartMs(),
        gap.getEndMs(),
        remaining,
        speech,
        0,
        gap.getReason(),
        described.getLanguage(),
        described.getModel(),
        described.getSettings());
  }

  /** Everything is final, in streams with these ids. */
  static TranscriptEvent completed(Recognition from, List<String> streams) {
    StitchConfidence none = StitchConfidence.NONE;
    return event(Kind.COMPLETED, from, streams, List.of(), none, 0, 0, List.of(), 0);
  }

  /** Another kind that concerns the whole interview. */
  static TranscriptEvent signal(Kind kind, Recognition from) {
    StitchConfidence none = StitchConfidence.NONE;
    return event(kind, from, List.of(), List.of(), none, 0, 0, List.of(), 0);
  }

  private static TranscriptEvent event(
      Kind kind,
      Recognition from,
      List<String> streams,
      List<Word> words,
      StitchConfidence confidence,
      long startMs,
      long endMs,
      List<MediaSpan> speech,
      long finalUntilMs) {
    return new TranscriptEvent(
        kind,
        from.getTenantId(),
        from.getInterviewId(),
        from.getInterviewBeganAt().toEpochMilli(),
        from.getGeneration(),
        kind == Kind.WORDS || kind == Kind.GAP ? from.getStreamId() : "",
        streams,
        words,
        confidence,
        startMs,
        endMs,
        List.of(),
        speech,
        finalUntilMs,
        from.getReason(),
        from.getLanguage(),
        from.getModel(),
        from.getSettings());
  }
}
