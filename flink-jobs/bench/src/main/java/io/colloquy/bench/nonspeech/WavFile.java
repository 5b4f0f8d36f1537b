package io.colloquy.bench.nonspeech;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Writes sounds for programs that read files. */
final class WavFile {
  private static final AudioFormat FORMAT =
      new AudioFormat(NonSpeech.SAMPLE_RATE, Short.SIZE, 1, true, false);

  private WavFile() {}

  static void write(Path file, short[] samples) throws IOException {
    AudioInputStream stream =
        new AudioInputStream(
            new ByteArrayInputStream(littleEndian(samples, 0, samples.length)),
            FORMAT,
            samples.length);
    AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
  }

  static byte[] littleEndian(short[] samples, int from, int to) {
    byte[] bytes = new byte[(to - from) * Short.BYTES];
    for (int i = from; i < to; i++) {
      bytes[2 * (i - from)] = (byte) samples[i];
      bytes[2 * (i - from) + 1] = (byte) (samples[i] >> 8);
    }
    return bytes;
  }
}
