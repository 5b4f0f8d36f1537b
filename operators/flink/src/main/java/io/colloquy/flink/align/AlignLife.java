package io.colloquy.flink.align;

import io.colloquy.core.speaker.NamedSpeakers;

/**
 * What alignment knows of an interview as a whole.
 *
 * @param beganAtMs the instant of media time 0, epoch milliseconds
 * @param begun whether words may come: tracking may be ahead of stitching
 * @param speakers names and roles, as they were told last
 */
public record AlignLife(long beganAtMs, boolean begun, NamedSpeakers speakers) {

  public AlignLife {
    speakers = speakers == null ? NamedSpeakers.none() : speakers;
  }

  static AlignLife start(long beganAtMs) {
    return new AlignLife(beganAtMs, false, null);
  }

  AlignLife withBegun() {
    return new AlignLife(beganAtMs, true, speakers);
  }

  AlignLife withSpeakers(NamedSpeakers told) {
    return new AlignLife(beganAtMs, begun, told);
  }
}
