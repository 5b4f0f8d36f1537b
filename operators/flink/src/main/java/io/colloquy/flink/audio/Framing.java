package io.colloquy.flink.audio;

import java.util.Arrays;
import java.util.List;

/**
 * Cuts the bytes behind a header into packets. FFmpeg's own demuxers and parsers cannot be
 * suspended into a few bytes of state and resumed elsewhere; cutting is all that is done in their
 * place.
 */
interface Framing {
  /**
   * @param state the state before; its {@code rest} is already at the front of {@code bytes}
   * @param end whether nothing more follows
   */
  Framed frame(DecoderState state, byte[] bytes, boolean end);

  static Framing of(AudioFormat format) {
    return switch (format) {
      case PCM_S16LE, MULAW, WAV -> Framing::samples;
      case FLAC -> new FlacFraming();
      case OGG -> new OggFraming();
    };
  }

  private static Framed samples(DecoderState state, byte[] bytes, boolean end) {
    StreamHeader header = state.header();
    int width = header.codec().bytesPerSample() * header.channels();
    long pending = state.pendingBytes();
    int usable = (int) (pending < 0 ? bytes.length : Math.min(bytes.length, pending));
    int whole = usable - usable % width;
    byte[] rest = Arrays.copyOfRange(bytes, whole, usable);
    DecoderState next = state.withRest(rest).withPendingBytes(pending < 0 ? -1 : pending - whole);
    return new Framed(
        whole == 0 ? List.of() : List.of(PacketRun.following(Arrays.copyOf(bytes, whole))),
        next,
        null);
  }
}
