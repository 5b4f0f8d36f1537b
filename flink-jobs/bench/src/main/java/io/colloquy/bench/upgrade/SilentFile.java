package io.colloquy.bench.upgrade;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A WAV file in which nobody speaks for so long that a savepoint is taken meanwhile, and somebody
 * does at its end. Silence gives recognizers nothing to do.
 */
final class SilentFile {
  static final String NAME = "silence.wav";

  private static final int SILENT_SECONDS = 240;
  private static final int SPOKEN_SECONDS = 5;
  private static final int HEADER_BYTES = 44;

  private SilentFile() {}

  /** Writes the file. */
  static void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (OutputStream out = Files.newOutputStream(directory.resolve(NAME))) {
      out.write(header((SILENT_SECONDS + SPOKEN_SECONDS) * LoopedSpeech.RATE * Short.BYTES));
      for (int second = 0; second < SILENT_SECONDS; second++) {
        out.write(LoopedSpeech.silence());
      }
      for (int second = 0; second < SPOKEN_SECONDS; second++) {
        out.write(LoopedSpeech.speech());
      }
    }
  }

  private static byte[] header(int dataBytes) {
    return ByteBuffer.allocate(HEADER_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii("RIFF"))
        .putInt(HEADER_BYTES - 8 + dataBytes)
        .put(ascii("WAVEfmt "))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(LoopedSpeech.RATE)
        .putInt(LoopedSpeech.RATE * Short.BYTES)
        .putShort((short) Short.BYTES)
        .putShort((short) Short.SIZE)
        .put(ascii("data"))
        .putInt(dataBytes)
        .array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
