package io.colloquy.flink.audio;

import static io.colloquy.flink.audio.AudioException.Reason.UNSUPPORTED;

/**
 * What a decoder must know before a stream's first packet.
 *
 * @param codec how packets are coded
 * @param sampleRate samples per second and channel of the decoded audio
 * @param channels channels as coded
 * @param codecHeader the codec's own setup bytes (libavcodec's <i>extradata</i>); empty for PCM
 * @param preSkip decoded samples before media time 0 (Opus), else 0
 */
public record StreamHeader(
    Codec codec, int sampleRate, int channels, byte[] codecHeader, int preSkip) {

  static final int MIN_SAMPLE_RATE = 1_000;
  static final int MAX_SAMPLE_RATE = 384_000;
  static final int MAX_CHANNELS = 8;

  public StreamHeader {
    codecHeader = codecHeader == null ? new byte[0] : codecHeader;
  }

  /** Channels handed out: mono and stereo as they are, anything wider mixed down to mono. */
  public int outputChannels() {
    return channels <= 2 ? channels : 1;
  }

  StreamHeader checked() throws AudioException {
    if (sampleRate < MIN_SAMPLE_RATE || sampleRate > MAX_SAMPLE_RATE) {
      throw new AudioException(
          UNSUPPORTED,
          "A sample rate of %d Hz is not supported; send %d to %d Hz"
              .formatted(sampleRate, MIN_SAMPLE_RATE, MAX_SAMPLE_RATE));
    }
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw new AudioException(
          UNSUPPORTED,
          "%d channels are not supported; send 1 to %d".formatted(channels, MAX_CHANNELS));
    }
    return this;
  }
}
