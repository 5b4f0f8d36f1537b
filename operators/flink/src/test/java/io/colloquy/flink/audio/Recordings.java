package io.colloquy.flink.audio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Audio for tests: committed recordings of synthetic voices, and simple ways to cut and wrap it.
 */
final class Recordings {
  static final String FLAC = "flac-22k-stereo.flac";
  static final String VORBIS = "vorbis-44k-stereo.ogg";
  static final String OPUS = "opus-48k-stereo.ogg";
  static final String OGG_FLAC = "flac-8k-mono.ogg";
  static final String SPEECH = "speech-16k-mono.flac";

  private Recordings() {}

  static byte[] bytes(String name) {
    try (InputStream in = Recordings.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<byte[]> cut(byte[] bytes, int size) {
    List<byte[]> pieces = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += size) {
      pieces.add(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size)));
    }
    return pieces;
  }

  static List<byte[]> cutAnywhere(byte[] bytes, int atMost, Random random) {
    List<byte[]> pieces = new ArrayList<>();
    for (int at = 0; at < bytes.length; ) {
      int to = Math.min(bytes.length, at + 1 + random.nextInt(atMost));
      pieces.add(Arrays.copyOfRange(bytes, at, to));
      at = to;
    }
    return pieces;
  }

  /** Lets damaged Ogg pages, as far as there are any, pass for whole ones. */
  static void correctChecksums(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && OggPage.mayBeginAt(bytes, at)) {
      int length = OggPage.lengthAt(bytes, at);
      if (length < 0 || at + length > bytes.length) {
        return;
      }
      ByteBuffer.wrap(bytes)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(at + 22, OggPage.checksum(bytes, at, length));
      at += length;
    }
  }

  /** Decodes a stream of chunks at its own rate. */
  static short[][] decode(AudioFormat format, int rate, int channels, List<byte[]> chunks)
      throws AudioException {
    ChunkDecoder decoder = new ChunkDecoder();
    DecoderState state = DecoderState.initial();
    GatheredSamples all = new GatheredSamples();
    for (byte[] chunk : chunks) {
      state = decoder.accept(state, format, rate, channels, chunk, all).next();
    }
    decoder.flush(state, all);
    return all.toArrays();
  }

  /** Brings a stream of chunks to 16 kHz. */
  static short[][] stream(AudioFormat format, int rate, int channels, List<byte[]> chunks)
      throws AudioException {
    PcmStream stream = new PcmStream();
    PcmState state = PcmState.initial();
    Samples all = null;
    for (byte[] chunk : chunks) {
      Pcm pcm = stream.accept(state, format, rate, channels, chunk);
      state = pcm.next();
      all = append(all, pcm.channels());
    }
    return append(all, stream.flush(state).channels()).toArrays();
  }

  static Samples append(Samples all, short[][] more) {
    if (more.length == 0) {
      return all;
    }
    Samples joined = all == null ? new Samples(more.length) : all;
    joined.append(more);
    return joined;
  }

  static byte[] pcm(short[]... channels) {
    ByteBuffer out =
        ByteBuffer.allocate(2 * channels.length * channels[0].length)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < channels[0].length; i++) {
      for (short[] channel : channels) {
        out.putShort(channel[i]);
      }
    }
    return out.array();
  }

  static byte[] wav(int tag, int bits, int sampleRate, int channels, byte[] data) {
    int block = channels * bits / 8;
    return ByteBuffer.allocate(54 + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(46 + data.length)
        .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(16)
        .putShort((short) tag)
        .putShort((short) channels)
        .putInt(sampleRate)
        .putInt(sampleRate * block)
        .putShort((short) block)
        .putShort((short) bits)
        .put("note".getBytes(StandardCharsets.US_ASCII))
        .putInt(1)
        .putShort((short) 'x')
        .put("data".getBytes(StandardCharsets.US_ASCII))
        .putInt(data.length)
        .put(data)
        .array();
  }

  static short[] sine(int sampleRate, double hertz, int count) {
    short[] samples = new short[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (short) Math.round(12_000 * Math.sin(2 * Math.PI * hertz * i / sampleRate));
    }
    return samples;
  }
}
