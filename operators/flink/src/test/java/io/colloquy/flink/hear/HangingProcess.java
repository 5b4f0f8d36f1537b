package io.colloquy.flink.hear;

import io.colloquy.core.window.SampleSpan;
import io.colloquy.flink.Uids;
import io.colloquy.flink.transcribe.RecognizerSettings;
import io.colloquy.flink.transcribe.WhisperRecognizer.WhisperFactory;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A process of its own that lets the poisoned recognizer hear a window of which native code never
 * returns, whatever it is asked.
 */
final class HangingProcess {
  private static final String MODEL = "../../native/models/synthetic.en.bin";
  private static final long ALLOWED_MS = 300;
  private static final int SAMPLES = 16_000;
  private static final int ALTERNATIONS = 8;

  /** {@code native/src/test/cpp} knows it. */
  private static final short HANG_FOR_GOOD = 0x7000;

  private HangingProcess() {}

  /**
   * @param arguments a directory for crash marks
   */
  public static void main(String[] arguments) throws Exception {
    WhisperFactory recognizers =
        WhisperFactory.of(new RecognizerSettings(MODEL, "cpu", "auto", "en", "", 1, false, 1, 0));
    HearingSettings settings = new HearingSettings(1, ALLOWED_MS, arguments[0]);
    try (HearingPool pool =
        HearingPool.open(
            Uids.TRANSCRIBE_WINDOWS, settings, () -> new Unchecked(recognizers.open()))) {
      System.out.println(pool.hear(window()).get().kind());
    }
  }

  /** Trying the recognizer may take longer than what these windows are allowed. */
  private record Unchecked(WindowModel recognizer) implements WindowModel {
    @Override
    public Recognition hear(SpeechWindow window) throws HearingException {
      return recognizer.hear(window);
    }

    @Override
    public void abort() {
      recognizer.abort();
    }

    @Override
    public void close() {
      recognizer.close();
    }
  }

  private static SpeechWindow window() {
    ByteBuffer audio = ByteBuffer.allocate(SAMPLES * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    audio.position(SAMPLES);
    for (int i = 0; i < ALTERNATIONS; i++) {
      audio.putShort(i % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE);
    }
    audio.putShort(HANG_FOR_GOOD);
    return new SpeechWindow(
        "acme",
        "talk",
        0,
        0,
        "mic",
        0,
        0,
        0,
        SAMPLES,
        List.of(new SampleSpan(0, SAMPLES)),
        0,
        0,
        SAMPLES,
        audio.array(),
        "tiny@0123",
        "beam=1",
        "");
  }
}
