package io.colloquy.core.moment;

/**
 * A stretch of an interview in which a search found something. Times are milliseconds of media
 * time.
 *
 * @param interview its key, such as {@code acme/call-7}
 * @param streamId the stream of the interview
 * @param startMs where the stretch begins
 * @param endMs where it ends
 */
public record Place(String interview, String streamId, long startMs, long endMs) {

  /** Whether some of the stretch belongs to the other one too. */
  public boolean overlaps(Place other) {
    return interview.equals(other.interview)
        && streamId.equals(other.streamId)
        && startMs < other.endMs
        && other.startMs < endMs;
  }
}
