package io.colloquy.flink.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts native FLAC into frames. A frame's length is written nowhere: it ends where its checksum
 * comes out and the next frame's header begins, or the stream ends. A damaged frame ends where the
 * header with the next number begins.
 */
final class FlacFraming implements Framing {
  private static final int[] CRC16 = Crc.table(16, 0x8005);

  @Override
  public Framed frame(DecoderState state, byte[] bytes, boolean end) {
    StreamHeader stream = state.header();
    List<PacketRun> runs = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      FlacFrame frame = FlacFrame.read(bytes, at, stream);
      if (frame == null) {
        if (!end && bytes.length - at < FlacFrame.MAX_HEADER_LENGTH) {
          break;
        }
        at++;
        continue;
      }
      int frameEnd = end(bytes, at, frame, stream, end);
      if (frameEnd == 0) {
        break;
      }
      if (frameEnd > 0) {
        runs.add(PacketRun.at(frame.start(), Arrays.copyOfRange(bytes, at, frameEnd)));
        at = frameEnd;
      } else {
        at = -frameEnd;
      }
    }
    byte[] rest = Arrays.copyOfRange(bytes, Math.min(at, bytes.length), bytes.length);
    return new Framed(runs, state.withRest(end ? new byte[0] : rest), null);
  }

  /** Samples of a frame that came, but is not known to be whole before the next one begins. */
  static int waitingSamples(DecoderState state) {
    if (state.format() != AudioFormat.FLAC || state.header() == null) {
      return 0;
    }
    FlacFrame frame = FlacFrame.read(state.rest(), 0, state.header());
    return frame == null ? 0 : frame.samples();
  }

  /** Where the frame at {@code at} ends; negative: where to go on behind a damaged one; 0: open. */
  private static int end(byte[] bytes, int at, FlacFrame frame, StreamHeader stream, boolean last) {
    int crc = 0;
    int limit = (int) Math.min(bytes.length, (long) at + FlacFrame.maxLength(stream));
    for (int i = at; i < limit; i++) {
      boolean whole = crc == 0 && i > at;
      if (whole || bytes[i] == (byte) 0xFF && i > at) {
        FlacFrame next = FlacFrame.read(bytes, i, stream);
        if (next != null && whole) {
          return i;
        }
        if (next != null && next.start() == frame.start() + frame.samples()) {
          return -i;
        }
      }
      crc = (crc << 8 ^ CRC16[crc >>> 8 ^ bytes[i] & 0xFF]) & 0xFFFF;
    }
    if (last && limit == bytes.length && crc == 0) {
      return bytes.length;
    }
    boolean tooLong = limit < bytes.length;
    return tooLong || last ? -(at + 1) : 0;
  }
}
