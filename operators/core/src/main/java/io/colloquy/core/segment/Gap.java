package io.colloquy.core.segment;

import java.util.ArrayList;
import java.util.List;

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

  /** What of it does not lie in a span: none, one or two gaps, in order. */
  public List<Gap> without(long fromMs, long untilMs) {
    List<Gap> rest = new ArrayList<>();
    if (startMs < fromMs) {
      rest.add(new Gap(startMs, Math.min(endMs, fromMs), reason));
    }
    if (untilMs < endMs) {
      rest.add(new Gap(Math.max(startMs, untilMs), endMs, reason));
    }
    return rest;
  }

  /** One gap over both, for this one's reason. */
  Gap and(Gap later) {
    return new Gap(startMs, Math.max(endMs, later.endMs), reason);
  }
}
