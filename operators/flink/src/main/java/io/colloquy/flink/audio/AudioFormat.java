package io.colloquy.flink.audio;

/** How the payload of an audio chunk is coded, as its producer declares it. */
public enum AudioFormat {
  /** Interleaved signed 16-bit samples, little endian, without a header. */
  PCM_S16LE,
  /** Interleaved 8-bit µ-law samples (ITU-T G.711), without a header. */
  MULAW,
  /** RIFF WAVE with PCM, float, A-law or µ-law samples. */
  WAV,
  /** Native FLAC. */
  FLAC,
  /** Ogg with one Vorbis, Opus or FLAC stream. */
  OGG;

  boolean hasHeader() {
    return this != PCM_S16LE && this != MULAW;
  }
}
