package io.colloquy.bench.memory;

import io.colloquy.bench.BenchException;
import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.audio.AudioFile;
import io.colloquy.flink.window.SpeechWindow;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** A recording over and over, at 16 kHz. */
final class EndlessSpeech {
  private static final int BYTES_PER_MS = 2 * SpeechWindow.SAMPLE_RATE / 1000;

  private final byte[] pcm;

  private EndlessSpeech(byte[] pcm) {
    this.pcm = pcm;
  }

  static EndlessSpeech of(Path recording) throws BenchException {
    ByteArrayOutputStream pcm = new ByteArrayOutputStream();
    try (AudioFile audio = AudioFile.open(recording, AudioFile.Layout.MONO)) {
      for (short[][] block = audio.read(); block != null; block = audio.read()) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * block[0].length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(block[0]);
        pcm.writeBytes(bytes.array());
      }
    } catch (AudioException unreadable) {
      throw new BenchException(unreadable.getMessage(), unreadable);
    }
    return new EndlessSpeech(pcm.toByteArray());
  }

  /** A stretch as s16, little endian. */
  byte[] pcm(long fromMs, int lengthMs) {
    byte[] stretch = new byte[lengthMs * BYTES_PER_MS];
    int from = Math.toIntExact(fromMs * BYTES_PER_MS % pcm.length);
    for (int done = 0; done < stretch.length; ) {
      int length = Math.min(stretch.length - done, pcm.length - from);
      System.arraycopy(pcm, from, stretch, done, length);
      done += length;
      from = 0;
    }
    return stretch;
  }
}
