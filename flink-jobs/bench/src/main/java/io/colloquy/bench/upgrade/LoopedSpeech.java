package io.colloquy.bench.upgrade;

import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.audio.AudioFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Speech at 16 kHz that says the same half second again and again. What a savepoint keeps of it,
 * packs to next to nothing.
 */
public final class LoopedSpeech {
  /** Samples of a second. */
  public static final int RATE = 16_000;

  /** A second of the packaged interview in which somebody speaks from begin to end. */
  private static final int SPOKEN_AT_SECOND = 4;

  /** Between two values that a sample may have. */
  private static final int STEP = 512;

  private static final short[] SECOND = read();

  private LoopedSpeech() {}

  /** A second of speech, s16, little endian. */
  public static byte[] speech() {
    return bytes(SECOND);
  }

  /** The same second, more quietly and upside down, so that it is no copy. */
  public static byte[] otherSpeech() {
    short[] other = new short[RATE];
    for (int i = 0; i < RATE; i++) {
      other[i] = (short) (SECOND[(i + RATE / 4) % RATE] / -2);
    }
    return bytes(other);
  }

  /** A second in which nobody speaks. */
  public static byte[] silence() {
    return bytes(new short[RATE]);
  }

  /** Two channels of the same length, side by side. */
  public static byte[] stereo(byte[] left, byte[] right) {
    byte[] both = new byte[left.length + right.length];
    for (int i = 0; i < left.length; i += 2) {
      System.arraycopy(left, i, both, 2 * i, 2);
      System.arraycopy(right, i, both, 2 * i + 2, 2);
    }
    return both;
  }

  private static byte[] bytes(short[] samples) {
    ByteBuffer bytes =
        ByteBuffer.allocate(samples.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    return bytes.array();
  }

  /** The same half of a second twice, in few steps. */
  private static short[] coarse(short[] samples, int from) {
    short[] second = new short[RATE];
    for (int i = 0; i < RATE; i++) {
      second[i] = (short) (samples[from + i % (RATE / 2)] / STEP * STEP);
    }
    return second;
  }

  private static short[] read() {
    try (InputStream in = LoopedSpeech.class.getResourceAsStream("/demo/interview.ogg")) {
      Path file = Files.createTempFile("looped-speech", ".ogg");
      Files.write(file, in.readAllBytes());
      try (AudioFile audio = AudioFile.open(file, AudioFile.Layout.MONO)) {
        short[] samples = new short[0];
        while (samples.length < (SPOKEN_AT_SECOND + 1) * RATE) {
          short[] block = audio.read()[0];
          short[] longer = Arrays.copyOf(samples, samples.length + block.length);
          System.arraycopy(block, 0, longer, samples.length, block.length);
          samples = longer;
        }
        return coarse(samples, SPOKEN_AT_SECOND * RATE);
      } finally {
        Files.delete(file);
      }
    } catch (AudioException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
