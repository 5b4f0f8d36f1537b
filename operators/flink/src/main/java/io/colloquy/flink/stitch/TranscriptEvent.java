package io.colloquy.flink.stitch;

import io.colloquy.core.coverage.HeardWindows;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.core.speaker.NamedSpeakers;
import io.colloquy.core.stitch.StitchConfidence;
import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import io.colloquy.schemas.Recognition;
import java.util.List;

/**
 * What became final in an interview's transcript, in order within each stream.
 *
 * @param streamId empty for a kind that concerns the whole interview
 * @param streams with {@code COMPLETED}: the ids of all streams that had audio, sorted
 * @param words with {@code WORDS} and {@code FILLED_GAP}: final words, in order of time; with
 *     {@code SPEAKERS}: those that have another speaker now
 * @param unclear with {@code WORDS} and {@code FILLED_GAP}: what was not understood for good, in
 *     order of time; no word lies in it; with {@code SPEAKERS}: by its times, what has another
 *     speaker now
 * @param windows how many windows end with the event, and how sure their recognizer was
 * @param confidence with {@code WORDS}: of the seam that these words begin with
 * @param startMs with {@code GAP} and {@code FILLED_GAP}: where the gap starts, media time
 * @param endMs where the gap ends
 * @param remaining with {@code FILLED_GAP}: spans of the gap that stay missing
 * @param speech with {@code WORDS}, {@code GAP} and {@code FILLED_GAP}: where speech was heard in
 *     the windows that the event comes from; spans may overlap
 * @param finalUntilMs no word, gap or unclear stretch before this media time is still to come, but
 *     from late audio
 * @param reason why audio is missing or was not understood
 * @param language of the words, if known
 * @param model name and hash of the recognizer
 * @param settings the settings stamp
 * @param turnsFrom how the job itself finds this stream's speakers, as in {@link
 *     Recognition#getTurnsFrom}; empty if it does not, or not yet
 * @param speakers with {@code NAMES}: all that was told
 * @param outcomes with {@code COMPLETED}: how many windows, gaps and parts there are
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
    List<UnclearSpan> unclear,
    HeardWindows windows,
    StitchConfidence confidence,
    long startMs,
    long endMs,
    List<MediaSpan> remaining,
    List<MediaSpan> speech,
    long finalUntilMs,
    String reason,
    String language,
    String model,
    String settings,
    String turnsFrom,
    NamedSpeakers speakers,
    long outcomes) {

  /** What happened. */
  public enum Kind {
    /** The interview began, or began anew with a higher generation. */
    BEGUN,
    /** Words and unclear stretches are final, or the stream went on without any. */
    WORDS,
    /** A span holds no words and never will, unless late audio comes. */
    GAP,
    /** Late audio filled a gap, at least in part. */
    FILLED_GAP,
    /** Words or unclear stretches have other speakers than before. */
    SPEAKERS,
    /** Speakers have names or roles. */
    NAMES,
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
    unclear = unclear == null ? List.of() : unclear;
    windows = windows == null ? HeardWindows.none() : windows;
    remaining = remaining == null ? List.of() : remaining;
    speech = speech == null ? List.of() : speech;
    confidence = confidence == null ? StitchConfidence.NONE : confidence;
    turnsFrom = turnsFrom == null ? "" : turnsFrom;
    speakers = speakers == null ? NamedSpeakers.none() : speakers;
  }

  /** The key of everything that the interview owns. */
  public String key() {
    return tenantId + "/" + interviewId;
  }

  /** Another event with all of this one's fields, but for those that are set. */
  public TranscriptEventBuilder toBuilder() {
    return new TranscriptEventBuilder(this);
  }

  /** An event of a kind with the fields that every one of an interview has. */
  public static TranscriptEventBuilder builder(
      Kind kind, InterviewKey interview, long interviewBeganAtMs, int generation) {
    return new TranscriptEventBuilder(
        new TranscriptEvent(
            kind,
            interview.tenantId(),
            interview.interviewId(),
            interviewBeganAtMs,
            generation,
            "",
            null,
            null,
            null,
            null,
            null,
            0,
            0,
            null,
            null,
            0,
            null,
            null,
            null,
            null,
            null,
            null,
            0));
  }

  /** The same, with what a recognition tells of its recognizer. */
  static TranscriptEventBuilder builder(Kind kind, Recognition from) {
    InterviewKey interview = new InterviewKey(from.getTenantId(), from.getInterviewId());
    long beganAtMs = from.getInterviewBeganAt().toEpochMilli();
    return builder(kind, interview, beganAtMs, from.getGeneration())
        .reason(from.getReason())
        .recognizer(from.getLanguage(), from.getModel(), from.getSettings());
  }

  /** A kind that concerns the whole interview. */
  static TranscriptEvent signal(Kind kind, Recognition from) {
    return builder(kind, from).build();
  }
}
