package io.colloquy.flink.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The last packets of a lossy stream, which a fresh decoder decodes and discards before it goes on.
 * Vorbis needs one packet, Opus at least 80 ms (RFC 7845, section 4.6).
 */
final class WarmUp {
  private static final int MS = 400;
  private static final int MAX_BYTES = 128 << 10;

  private record Heard(byte[] packet, int samples) {}

  private final List<byte[]> kept = new ArrayList<>();
  private final Deque<Heard> packets = new ArrayDeque<>();
  private final boolean needed;
  private final int enoughSamples;
  private int samples;
  private int bytes;

  /**
   * @param packed packets, each behind its length as four bytes, big endian
   */
  WarmUp(byte[] packed, StreamHeader stream) {
    needed = stream.codec().needsWarmUp();
    enoughSamples = stream.sampleRate() / 1000 * MS;
    ByteBuffer in = ByteBuffer.wrap(packed);
    while (in.hasRemaining()) {
      byte[] packet = new byte[in.getInt()];
      in.get(packet);
      kept.add(packet);
    }
  }

  /** Decodes the packets kept; their samples are of no use to anybody. */
  void replay(PacketDecoder decoder, Samples scratch) {
    for (byte[] packet : kept) {
      scratch.clear();
      decoder.decode(packet, scratch);
      add(packet, scratch.length());
    }
  }

  /** Keeps a packet that gave this many samples, and drops those no longer needed. */
  void add(byte[] packet, int length) {
    if (!needed) {
      return;
    }
    packets.add(new Heard(packet, length));
    samples += length;
    bytes += packet.length;
    while (packets.size() > 1
        && (samples - packets.peek().samples() >= enoughSamples || bytes > MAX_BYTES)) {
      Heard oldest = packets.remove();
      samples -= oldest.samples();
      bytes -= oldest.packet().length;
    }
  }

  byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes + packets.size() * Integer.BYTES);
    for (Heard heard : packets) {
      out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(heard.packet().length).array());
      out.writeBytes(heard.packet());
    }
    return out.toByteArray();
  }
}
