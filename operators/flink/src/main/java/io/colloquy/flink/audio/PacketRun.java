package io.colloquy.flink.audio;

import java.util.List;

/**
 * Packets that follow each other without a hole, and where their audio lies in the container's
 * counting.
 *
 * @param packets whole packets
 * @param start the first sample of the run; {@link #UNKNOWN}: see {@code end}
 * @param end the sample behind the run; {@link #UNKNOWN}: the run follows the one before
 * @param last whether the stream ends here, exactly at {@code end}, be there more samples or not
 */
record PacketRun(List<byte[]> packets, long start, long end, boolean last) {
  static final long UNKNOWN = Long.MIN_VALUE;

  static PacketRun following(byte[] packet) {
    return new PacketRun(List.of(packet), UNKNOWN, UNKNOWN, false);
  }

  static PacketRun at(long start, byte[] packet) {
    return new PacketRun(List.of(packet), start, UNKNOWN, false);
  }
}
