package io.colloquy.flink.window;

import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.audio.AudioFormat;
import io.colloquy.flink.audio.PcmState;
import io.colloquy.flink.audio.PcmStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Speech at 16 kHz for tests: a committed recording of a synthetic voice, again and again. */
final class Speech {
  static final int RATE = SpeechWindow.SAMPLE_RATE;
  private static final short[] RECORDING = recording();

  private Speech() {}

  /** So many seconds of a voice that never pauses for long. */
  static short[] seconds(int seconds) {
    short[] speech = new short[seconds * RATE];
    for (int at = 0; at < speech.length; at += RECORDING.length) {
      System.arraycopy(RECORDING, 0, speech, at, Math.min(RECORDING.length, speech.length - at));
    }
    return speech;
  }

  /** Samples as s16, little endian; channels interleaved. */
  static byte[] pcm(short[]... channels) {
    ByteBuffer bytes =
        ByteBuffer.allocate(2 * channels.length * channels[0].length)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < channels[0].length; i++) {
      for (short[] channel : channels) {
        bytes.putShort(channel[i]);
      }
    }
    return bytes.array();
  }

  /** The bytes of a span of speech, as a window carries them. */
  static byte[] bytes(short[] speech, long firstSample, long endSample) {
    return pcm(Arrays.copyOfRange(speech, (int) firstSample, (int) endSample));
  }

  /** Everything of a window but whose it is. */
  static String describe(SpeechWindow window) {
    return "%d/%d: %d to %d, speech %s, overlaps %d and %d, next %d, audio %08x"
        .formatted(
            window.number(),
            window.part(),
            window.firstSample(),
            window.endSample(),
            window.speech(),
            window.overlapBeforeSamples(),
            window.overlapAfterSamples(),
            window.nextFirstSample(),
            Arrays.hashCode(window.audio()));
  }

  static byte[] resource(String name) {
    try (InputStream file = Speech.class.getResourceAsStream("/io/colloquy/flink/audio/" + name)) {
      return file.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static short[] recording() {
    try {
      PcmStream stream = new PcmStream();
      byte[] flac = resource("speech-16k-mono.flac");
      var head = stream.accept(PcmState.initial(), AudioFormat.FLAC, 0, 0, flac);
      var tail = stream.flush(head.next());
      short[] all = Arrays.copyOf(head.channels()[0], head.length() + tail.length());
      if (tail.length() > 0) {
        System.arraycopy(tail.channels()[0], 0, all, head.length(), tail.length());
      }
      return all;
    } catch (AudioException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
