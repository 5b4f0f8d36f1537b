package io.colloquy.flink.audio;

import static io.colloquy.flink.audio.AudioException.Reason.CONTRADICTION;
import static io.colloquy.flink.audio.AudioException.Reason.TOO_LONG;

import java.util.List;

/** The decoding of one chunk: cuts bytes into packets, decodes these, and puts samples in place. */
final class PacketDecoding {
  private final SampleOutput output;
  private StreamHeader header;
  private boolean running;
  private long length;
  private long skipped;

  PacketDecoding(SampleOutput output) {
    this.output = output;
  }

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
    running = true;
    byte[] input = end ? Bytes.concat(state.rest(), bytes) : bytes;
    Framing framing = Framing.of(state.format());
    Framed framed = Parsing.guarded(() -> framing.frame(state, input, end));
    if (framed.runs().isEmpty()) {
      return framed;
    }
    return new Framed(framed.runs(), decode(framed.next(), framed.runs()), framed.following());
  }

  Decoded decoded(DecoderState next) {
    return new Decoded(
        running ? header.outputChannels() : 0,
        header == null ? 0 : header.sampleRate(),
        skipped,
        next);
  }

  private DecoderState decode(DecoderState state, List<PacketRun> runs) throws AudioException {
    StreamHeader stream = state.header();
    long position = state.position();
    boolean interrupted = state.interrupted();
    Samples decoded = new Samples(stream.outputChannels());
    WarmUp warmUp = new WarmUp(state.warmUp(), stream);
    try (PacketDecoder decoder = new PacketDecoder(stream)) {
      warmUp.replay(decoder, decoded);
      for (PacketRun run : runs) {
        decoded.clear();
        for (byte[] packet : run.packets()) {
          limit(decoded.length() + leastSamples(packet, stream));
          int before = decoded.length();
          decoder.decode(packet, decoded);
          warmUp.add(packet, decoded.length() - before);
        }
        boolean known = position >= 0 && !interrupted;
        long start = start(run, decoded.length(), position, interrupted, stream);
        if (interrupted && position >= 0) {
          skip(start - position);
        }
        position = place(decoded, start, known ? position : Math.max(0, start), run);
        interrupted = interrupted && decoded.length() == 0;
      }
    }
    return state.decoded(warmUp.toBytes(), position, interrupted);
  }

  /** Where the run's audio begins in the container's counting. */
  private static long start(
      PacketRun run, int length, long position, boolean interrupted, StreamHeader stream) {
    if (run.start() != PacketRun.UNKNOWN) {
      return run.start();
    }
    if (run.end() == PacketRun.UNKNOWN) {
      return Math.max(0, position);
    }
    if (!run.last() || interrupted && position >= 0) {
      return run.end() - length;
    }
    return position >= 0 ? position : -stream.preSkip();
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
    long silence = output.silence(header, Math.max(0, at - from));
    limit(silence + last - first);
    silence(silence);
    append(decoded, first, last);
    return at + last;
  }

  private void skip(long count) {
    if (count > 0) {
      skipped += count;
      output.skip();
    }
  }

  private void silence(long count) {
    if (count > 0) {
      Samples second = new Samples(header.outputChannels());
      second.extend(header.sampleRate());
      for (long left = count; left > 0; left -= header.sampleRate()) {
        append(second, 0, (int) Math.min(left, header.sampleRate()));
      }
    }
  }

  private void append(Samples samples, int from, int to) {
    output.append(header, samples, from, to);
    length += to - from;
  }

  private void limit(long more) throws AudioException {
    if (more > (long) ChunkDecoder.MAX_SECONDS * header.sampleRate() - length) {
      throw new AudioException(
          TOO_LONG,
          "The chunk decodes to more than %d minutes of audio; send shorter chunks"
              .formatted(ChunkDecoder.MAX_SECONDS / 60));
    }
  }

  /** Samples that are sure to come of a packet before it is decoded. */
  private static int leastSamples(byte[] packet, StreamHeader stream) {
    int bytes = stream.codec().bytesPerSample() * stream.channels();
    return bytes == 0 ? 0 : packet.length / bytes;
  }
}
