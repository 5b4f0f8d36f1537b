package io.colloquy.flink.audio;

import static io.colloquy.flink.audio.AudioException.Reason.BAD_HEADER;

/**
 * A container's header, read whole.
 *
 * @param stream what the decoder must know
 * @param length bytes of the header; samples begin behind it
 * @param serial the chosen stream of an Ogg container
 * @param dataBytes bytes of samples that follow, −1 where the header does not say
 */
record ContainerHeader(StreamHeader stream, int length, int serial, long dataBytes) {
  /** Larger headers are refused: they would lie in state. */
  static final int MAX_LENGTH = 4 << 20;

  /** Reads the header at the front of {@code bytes}; null while it is incomplete. */
  static ContainerHeader read(AudioFormat format, byte[] bytes) throws AudioException {
    ContainerHeader header =
        switch (format) {
          case WAV -> WavHeader.read(bytes);
          case FLAC -> FlacHeader.read(bytes);
          case OGG -> OggHeader.read(bytes);
          case PCM_S16LE, MULAW -> throw new IllegalArgumentException(format + " has no header");
        };
    if (header == null && bytes.length > MAX_LENGTH) {
      throw new AudioException(
          BAD_HEADER,
          "No complete %s header within %d bytes; remove cover art and other large tags"
              .formatted(format, MAX_LENGTH));
    }
    if (header != null) {
      header.stream().checked();
    }
    return header;
  }
}
