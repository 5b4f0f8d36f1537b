package io.colloquy.whisper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Speech whose words and times are known, and the model that understands it. */
final class Recording {

  static final Path MODEL = Path.of("models", "synthetic.en.bin");
  static final int SAMPLE_RATE = 16_000;

  /** A word as it was spoken. */
  record SpokenWord(String text, int startMs, int endMs) {}

  private Recording() {}

  /** 14.9 s: two voices, four sentences. */
  static FloatBuffer samples() {
    try (InputStream resource = Recording.class.getResourceAsStream("/two-voices.wav");
        AudioInputStream audio = AudioSystem.getAudioInputStream(resource)) {
      ByteBuffer bytes = ByteBuffer.wrap(audio.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      FloatBuffer samples = silence(bytes.remaining() / Short.BYTES);
      while (bytes.hasRemaining()) {
        samples.put(bytes.getShort() / 32768f);
      }
      return samples.flip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UnsupportedAudioFileException e) {
      throw new IllegalStateException(e);
    }
  }

  static FloatBuffer silence(int samples) {
    return ByteBuffer.allocateDirect(samples * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  /** The recording, with silence behind it up to a length. */
  static FloatBuffer paddedTo(int seconds) {
    FloatBuffer padded = silence(seconds * SAMPLE_RATE);
    padded.put(samples());
    return padded.clear();
  }

  static List<SpokenWord> words() {
    try (InputStream ctm = Recording.class.getResourceAsStream("/two-voices.ctm")) {
      return new String(ctm.readAllBytes(), UTF_8)
          .lines()
          .map(line -> line.split(" "))
          .map(
              field -> {
                double start = Double.parseDouble(field[2]);
                double end = start + Double.parseDouble(field[3]);
                return new SpokenWord(
                    field[4], (int) Math.round(start * 1000), (int) Math.round(end * 1000));
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
