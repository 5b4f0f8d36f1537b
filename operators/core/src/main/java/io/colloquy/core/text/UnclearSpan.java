package io.colloquy.core.text;

/**
 * Media time in which something was said that was not understood.
 *
 * @param startMs where it starts, in milliseconds of the stream's media time
 * @param endMs where it ends, in the same time; never before {@code startMs}
 * @param reason why the text is not trusted, as {@link UnclearReason#label} writes it, or a later
 *     version does
 * @param text what the recognizer wrote all the same; no part of the transcript
 */
public record UnclearSpan(long startMs, long endMs, String reason, String text) {

  public UnclearSpan {
    endMs = Math.max(startMs, endMs);
    reason = reason == null ? "" : reason;
    text = text == null ? "" : text.strip();
  }
}
