package io.colloquy.core.segment;

/**
 * Media time without text, and why. It is published beside the segments.
 *
 * @param startMs where it starts, in milliseconds of media time
 * @param endMs where it ends
 * @param reason why there is no text
 */
public record Gap(long startMs, long endMs, String reason) {

  public Gap {
    endMs = Math.max(startMs, endMs);
    reason = reason == null ? "" : reason;
  }

  /** One gap over both, for this one's reason. */
  Gap and(Gap later) {
    return new Gap(startMs, Math.max(endMs, later.endMs), reason);
  }
}
