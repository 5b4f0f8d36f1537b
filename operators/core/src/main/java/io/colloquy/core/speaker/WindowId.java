package io.colloquy.core.speaker;

/**
 * A window's place in its interview.
 *
 * @param stream the media stream
 * @param number of the window within its stream
 * @param part 0, or with late audio the part of the gap's number
 */
public record WindowId(String stream, long number, int part) {

  public WindowId {
    stream = stream == null ? "" : stream;
  }
}
