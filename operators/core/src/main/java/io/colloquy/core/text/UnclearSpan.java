package io.colloquy.core.text;

import java.util.Objects;

/**
 * Media time for which a recognizer wrote something that cannot be trusted: what was said there, if
 * anything was, was not understood.
 *
 * @param startMs where it starts, in milliseconds of the stream's media time
 * @param endMs where it ends, in the same time; never before {@code startMs}
 * @param reason why the text is not trusted, as {@link UnclearReason#label} writes it, or a later
 *     version does
 * @param text what the recognizer wrote all the same; no part of the transcript
 * @param speaker who says it, as in {@link Word}; null if nobody knows
 */
public record UnclearSpan(long startMs, long endMs, String reason, String text, String speaker) {

  public UnclearSpan {
    endMs = Math.max(startMs, endMs);
    reason = reason == null ? "" : reason;
    text = text == null ? "" : text.strip();
  }

  /** What nobody known says. */
  public UnclearSpan(long startMs, long endMs, String reason, String text) {
    this(startMs, endMs, reason, text, null);
  }

  /** The speaker of a time, to be told to who knows the rest of it. */
  public static UnclearSpan ofWord(Word time) {
    return new UnclearSpan(time.startMs(), time.endMs(), null, null, time.speaker());
  }

  /** A word without text at the same time, for those who ask for times alone. */
  public Word toWord() {
    return new Word("", startMs, endMs, 0, speaker);
  }

  public long durationMs() {
    return endMs - startMs;
  }

  /** A part of it; its text cannot be divided. */
  public UnclearSpan at(long newStartMs, long newEndMs) {
    return new UnclearSpan(newStartMs, newEndMs, reason, text, speaker);
  }

  /** One stretch over both, for this one's reason, with the text of each. */
  public UnclearSpan and(UnclearSpan later) {
    return new UnclearSpan(
        startMs,
        Math.max(endMs, later.endMs),
        reason,
        text + " " + later.text,
        Objects.equals(speaker, later.speaker) ? speaker : null);
  }

  /** Whether both have the same times. */
  public boolean isAt(UnclearSpan other) {
    return startMs == other.startMs && endMs == other.endMs;
  }

  /** The same, said by another speaker; null for nobody known. */
  public UnclearSpan withSpeaker(String newSpeaker) {
    return new UnclearSpan(startMs, endMs, reason, text, newSpeaker);
  }
}
