package io.colloquy.flink.audio;

import static io.colloquy.flink.audio.AudioException.Reason.CONTRADICTION;
import static io.colloquy.flink.audio.AudioException.Reason.TOO_LONG;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The decoding of one chunk: cuts bytes into packets, decodes these, and puts samples in place. */
final class PacketDecoding {
  private static final int WARM_UP_BYTES = 256 << 10;

  private StreamHeader header;
  private Samples output;
  private long skipped;

  /** Checks that a stream which begins within the chunk goes on like the one before it. */
  void check(StreamHeader next) throws AudioException {
    if (header != null
        && (header.sampleRate() != next.sampleRate()
            || header.outputChannels() != next.outputChannels())) {
      throw new AudioException(
          CONTRADICTION,
          "The chunk holds audio of %d Hz with %d channels and of %d Hz with %d; send two streams"
              .formatted(
                  header.sampleRate(), header.channels(), next.sampleRate(), next.channels()));
    }
    header = next;
  }

  Framed run(DecoderState state, byte[] bytes, boolean end) throws AudioException {
    if (state.header() == null) {
      return new Framed(List.of(), state, null);
    }
    if (header == null) {
      header = state.header();
    }
    if (output == null) {
      output = new Samples(state.header().outputChannels());
    }
    byte[] input = end ? Bytes.concat(state.rest(), bytes) : bytes;
    Framed framed = Framing.of(state.format()).frame(state, input, end);
    if (framed.runs().isEmpty()) {
      return framed;
    }
    return new Framed(framed.runs(), decode(framed.next(), framed.runs()), framed.following());
  }

  Decoded decoded(DecoderState next) {
    return new Decoded(
        output == null ? new short[0][] : output.toArrays(),
        header == null ? 0 : header.sampleRate(),
        skipped,
        next);
  }

  private DecoderState decode(DecoderState state, List<PacketRun> runs) throws AudioException {
    StreamHeader stream = state.header();
    long position = state.position();
    boolean interrupted = state.interrupted();
    Samples decoded = new Samples(stream.outputChannels());
    List<byte[]> warmUp = unpack(state.warmUp());
    try (PacketDecoder decoder = new PacketDecoder(stream)) {
      for (byte[] packet : warmUp) {
        decoder.decode(packet, decoded);
      }
      for (PacketRun run : runs) {
        decoded.clear();
        for (byte[] packet : run.packets()) {
          limit(stream, packet, decoded.length());
          decoder.decode(packet, decoded);
        }
        long expected = interrupted ? PacketRun.UNKNOWN : position;
        long start = start(run, decoded.length(), expected, position, stream);
        if (interrupted && position >= 0) {
          skipped += Math.max(0, start - position);
        }
        position = place(decoded, start, expected < 0 ? Math.max(0, start) : expected, run);
        interrupted = interrupted && decoded.length() == 0;
        warmUp.addAll(run.packets());
      }
    }
    byte[] kept = stream.codec().needsWarmUp() ? pack(warmUp, stream) : null;
    return state.decoded(kept, position, interrupted);
  }

  /** Where the run's audio begins in the container's counting. */
  private static long start(
      PacketRun run, int length, long expected, long position, StreamHeader stream) {
    if (run.start() != PacketRun.UNKNOWN) {
      return run.start();
    }
    if (run.end() == PacketRun.UNKNOWN) {
      return Math.max(0, position);
    }
    if (!run.last() || expected < 0 && position >= 0) {
      return run.end() - length;
    }
    return expected < 0 ? -stream.preSkip() : expected;
  }

  /** Appends the run's samples from {@code from} on, silence before them where some are missing. */
  private long place(Samples decoded, long start, long from, PacketRun run) throws AudioException {
    boolean trusted = start + decoded.length() > from;
    long at = trusted ? start : from;
    int first = (int) Math.max(0, from - at);
    int last = decoded.length();
    if (run.last() && run.end() != PacketRun.UNKNOWN) {
      last = (int) Math.max(first, Math.min(last, run.end() - at));
    }
    long silence = Math.max(0, at - from);
    limit(header, new byte[0], silence + last - first);
    output.extend((int) silence);
    output.append(decoded, first, last);
    return at + last;
  }

  private void limit(StreamHeader stream, byte[] packet, long more) throws AudioException {
    long width = Math.max(1, stream.codec().bytesPerSample() * stream.channels());
    long coming = stream.codec().bytesPerSample() == 0 ? 0 : packet.length / width;
    if (output.length() + more + coming > (long) ChunkDecoder.MAX_SECONDS * stream.sampleRate()) {
      throw new AudioException(
          TOO_LONG,
          "The chunk decodes to more than %d minutes of audio; send shorter chunks"
              .formatted(ChunkDecoder.MAX_SECONDS / 60));
    }
  }

  private static List<byte[]> unpack(byte[] packed) {
    List<byte[]> packets = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(packed);
    while (in.remaining() >= Integer.BYTES) {
      byte[] packet = new byte[in.getInt()];
      in.get(packet);
      packets.add(packet);
    }
    return packets;
  }

  /** Keeps the last packets: about a second of them, and never more than a bounded size. */
  private static byte[] pack(List<byte[]> packets, StreamHeader stream) {
    int atMost = stream.codec() == Codec.OPUS ? 50 : 2 + stream.sampleRate() / 1024;
    Deque<byte[]> kept = new ArrayDeque<>();
    int size = 0;
    for (int i = packets.size() - 1; i >= 0 && kept.size() < atMost; i--) {
      size += packets.get(i).length;
      if (size > WARM_UP_BYTES && !kept.isEmpty()) {
        break;
      }
      kept.addFirst(packets.get(i));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(size + kept.size() * Integer.BYTES);
    for (byte[] packet : kept) {
      out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(packet.length).array());
      out.writeBytes(packet);
    }
    return out.toByteArray();
  }
}
