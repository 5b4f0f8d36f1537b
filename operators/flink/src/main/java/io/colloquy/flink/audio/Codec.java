package io.colloquy.flink.audio;

/** The codecs inside the supported formats, by libavcodec's stable decoder names. */
public enum Codec {
  PCM_U8("pcm_u8", 1),
  PCM_S16LE("pcm_s16le", 2),
  PCM_S24LE("pcm_s24le", 3),
  PCM_S32LE("pcm_s32le", 4),
  PCM_F32LE("pcm_f32le", 4),
  PCM_F64LE("pcm_f64le", 8),
  ALAW("pcm_alaw", 1),
  MULAW("pcm_mulaw", 1),
  FLAC("flac", 0),
  VORBIS("vorbis", 0),
  OPUS("libopus", 0);

  private final String decoderName;
  private final int bytesPerSample;

  Codec(String decoderName, int bytesPerSample) {
    this.decoderName = decoderName;
    this.bytesPerSample = bytesPerSample;
  }

  String decoderName() {
    return decoderName;
  }

  /** Bytes of one sample of one channel; 0 where samples are compressed into packets. */
  int bytesPerSample() {
    return bytesPerSample;
  }

  /** Whether a packet's samples depend on the packets before it. */
  boolean needsWarmUp() {
    return this == VORBIS || this == OPUS;
  }
}
