package io.colloquy.bench.retrieval;

import io.colloquy.local.search.Moment;

/**
 * What somebody types, and where it is said.
 *
 * @param kind how the text came to be, such as {@code misspelt}
 * @param interviewId the right interview
 * @param startMs where the right stretch of it begins, in media time
 * @param endMs where it ends
 */
public record SoughtMoment(String kind, String text, String interviewId, long startMs, long endMs) {

  /** Words' times are spread over turns, so nobody knows them better. */
  private static final long TOLERANCE_MS = 15_000;

  /** Whether a person who listens from that moment on hears it. */
  public boolean isAt(Moment moment) {
    return moment.segment().interviewId().equals(interviewId)
        && moment.startMs() >= startMs - TOLERANCE_MS
        && moment.startMs() <= endMs + TOLERANCE_MS;
  }

  /** Parameters are fitted to one half of all queries, figures come from the other. */
  public boolean isForFitting() {
    return (text.hashCode() >>> 4) % 2 == 0;
  }
}
