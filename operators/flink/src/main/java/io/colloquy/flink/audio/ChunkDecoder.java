package io.colloquy.flink.audio;

import static io.colloquy.flink.audio.AudioException.Reason.CONTRADICTION;
import static io.colloquy.flink.audio.AudioException.Reason.EMPTY;
import static io.colloquy.flink.audio.AudioException.Reason.TRUNCATED;
import static io.colloquy.flink.audio.AudioException.Reason.UNKNOWN_CONTAINER;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Decodes the chunks of one stream, in order, into signed 16-bit samples per channel at the
 * stream's own rate. Holds nothing: what it must remember travels in {@link DecoderState}.
 *
 * <p>A chunk of WAV, FLAC or Ogg either begins a container or continues the one before, cut at any
 * byte; a stream may also consist of chunks that are each a whole file. However a stream is cut,
 * its samples are the same, to the bit for PCM, µ-law, WAV and FLAC. A lossy decoder hears the last
 * 400 ms again before it goes on: Vorbis comes out the same as well, Opus with a difference about
 * 60 dB below the signal.
 *
 * <p>Damaged packets become silence of their length where the container counts samples (FLAC, Ogg).
 */
final class ChunkDecoder {
  /** A chunk that decodes to more than this is refused. */
  static final int MAX_SECONDS = 600;

  /**
   * Decodes one chunk.
   *
   * @param declaredRate the sample rate; 0: as in the container
   * @param declaredChannels the channels; 0: as in the container
   * @param output takes the samples; what it has taken is void if the chunk is refused
   * @throws AudioException if the chunk as a whole is refused; the state before it stays valid
   */
  Decoded accept(
      DecoderState state,
      AudioFormat format,
      int declaredRate,
      int declaredChannels,
      byte[] payload,
      SampleOutput output)
      throws AudioException {
    if (payload == null || payload.length == 0) {
      throw new AudioException(EMPTY, "The audio chunk has no payload; send at least one sample");
    }
    if (state.format() != null && state.format() != format) {
      throw new AudioException(
          CONTRADICTION,
          "The stream is %s, this chunk says %s; begin a new stream to change the codec"
              .formatted(state.format(), format));
    }
    if (!format.hasHeader()) {
      return raw(state, format, declaredRate, declaredChannels, payload, output);
    }
    PacketDecoding decoding = new PacketDecoding(output);
    DecoderState next = state;
    if (begins(state, format, payload)) {
      decoding.run(state, new byte[0], true);
      next = DecoderState.start(format);
    }
    byte[] bytes = Bytes.concat(next.rest(), payload);
    while (bytes != null) {
      if (next.header() == null) {
        byte[] beginning = bytes;
        ContainerHeader header = Parsing.guarded(() -> ContainerHeader.read(format, beginning));
        if (header == null) {
          return decoding.decoded(next.withRest(bytes));
        }
        check(header.stream(), declaredRate, declaredChannels);
        decoding.check(header.stream());
        bytes = Arrays.copyOfRange(bytes, header.length(), bytes.length);
        next = next.withHeader(header, new byte[0]);
      }
      Framed framed = decoding.run(next, bytes, false);
      bytes = framed.following();
      next = bytes == null ? framed.next() : DecoderState.start(format);
    }
    return decoding.decoded(next);
  }

  /**
   * Decodes what is left at the end of a stream, or before audio that is lost.
   *
   * @throws AudioException if the stream ended inside its header, so that nothing was ever decoded
   */
  Decoded flush(DecoderState state, SampleOutput output) throws AudioException {
    if (state.format() != null && state.header() == null && state.rest().length > 0) {
      throw new AudioException(
          TRUNCATED,
          "The %s stream ends after %d bytes, inside its header; send it whole"
              .formatted(state.format(), state.rest().length));
    }
    PacketDecoding decoding = new PacketDecoding(output);
    return decoding.decoded(decoding.run(state, new byte[0], true).next());
  }

  /** The state for going on behind lost chunks: the header stays, begun packets are dropped. */
  DecoderState interrupt(DecoderState state) {
    if (state.header() == null) {
      return DecoderState.initial();
    }
    return new DecoderState(
        state.format(),
        state.header(),
        null,
        null,
        null,
        state.serial(),
        -1,
        state.position(),
        true);
  }

  private static Decoded raw(
      DecoderState state,
      AudioFormat format,
      int sampleRate,
      int channels,
      byte[] payload,
      SampleOutput output)
      throws AudioException {
    DecoderState next = state;
    if (state.header() == null) {
      AudioFormat magic = magic(payload);
      if (magic != null) {
        throw new AudioException(
            CONTRADICTION, "The payload is %s, not %s; declare it so".formatted(magic, format));
      }
      Codec codec = format == AudioFormat.MULAW ? Codec.MULAW : Codec.PCM_S16LE;
      StreamHeader header = new StreamHeader(codec, sampleRate, channels, null, 0).checked();
      next = DecoderState.start(format).withHeader(new ContainerHeader(header, 0, 0, -1), null);
    }
    check(next.header(), sampleRate, channels);
    PacketDecoding decoding = new PacketDecoding(output);
    return decoding.decoded(decoding.run(next, Bytes.concat(next.rest(), payload), false).next());
  }

  /** Whether this chunk begins a container instead of continuing one. */
  private static boolean begins(DecoderState state, AudioFormat format, byte[] payload)
      throws AudioException {
    AudioFormat magic = magic(payload);
    boolean fresh = state.header() == null && state.rest().length == 0;
    if (fresh && magic != null && magic != format) {
      throw new AudioException(
          CONTRADICTION, "The payload is %s, not %s; declare it so".formatted(magic, format));
    }
    if (fresh && magic == null && !mayBegin(format, payload)) {
      throw new AudioException(
          UNKNOWN_CONTAINER,
          "The first %s chunk begins with %s, which is no %s header; send the stream from its first byte"
              .formatted(
                  format,
                  HexFormat.ofDelimiter(" ").formatHex(payload, 0, Math.min(8, payload.length)),
                  format));
    }
    boolean beginsStream = payload.length > 5 && (payload[5] & 2) != 0 && state.header() != null;
    return fresh || magic == format && (format != AudioFormat.OGG || beginsStream);
  }

  private static boolean mayBegin(AudioFormat format, byte[] payload) {
    String magic =
        format == AudioFormat.WAV ? "RIFF" : format == AudioFormat.FLAC ? "fLaC" : "OggS";
    return payload.length < 12
        && Bytes.startsWith(payload, 0, magic.substring(0, Math.min(4, payload.length)));
  }

  private static AudioFormat magic(byte[] payload) {
    if (Bytes.startsWith(payload, 0, "RIFF") && Bytes.startsWith(payload, 8, "WAVE")) {
      return AudioFormat.WAV;
    }
    if (Bytes.startsWith(payload, 0, "fLaC")) {
      return AudioFormat.FLAC;
    }
    return Bytes.startsWith(payload, 0, "OggS\0") ? AudioFormat.OGG : null;
  }

  private static void check(StreamHeader header, int declaredRate, int declaredChannels)
      throws AudioException {
    boolean rateIsFree = header.codec() == Codec.OPUS;
    if (declaredRate != 0 && declaredRate != header.sampleRate() && !rateIsFree) {
      throw new AudioException(
          CONTRADICTION,
          "The chunk declares %d Hz, its stream has %d Hz; declare the same, or 0"
              .formatted(declaredRate, header.sampleRate()));
    }
    if (declaredChannels != 0 && declaredChannels != header.channels()) {
      throw new AudioException(
          CONTRADICTION,
          "The chunk declares %d channels, its stream has %d; declare the same, or 0"
              .formatted(declaredChannels, header.channels()));
    }
  }
}
