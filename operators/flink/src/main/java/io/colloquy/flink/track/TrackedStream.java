package io.colloquy.flink.track;

/**
 * What tracking knows of a stream.
 *
 * @param reachedMs no window that is still to come starts before this media time, but late audio
 * @param turnsFrom how its turns are found; empty if that is not known yet
 */
public record TrackedStream(long reachedMs, String turnsFrom) {

  public TrackedStream {
    turnsFrom = turnsFrom == null ? "" : turnsFrom;
  }
}
