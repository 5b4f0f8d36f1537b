package io.colloquy.flink.transcribe;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.transcribe.WhisperRecognizer.WhisperFactory;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhisperRecognizerTest {
  private static final int SAMPLES = 2 * SpeechWindow.SAMPLE_RATE;

  @Test
  void aWindowWithoutSpeechIsNotDecoded() throws Exception {
    WhisperFactory factory =
        WhisperFactory.of(
            new RecognizerSettings(
                "../../native/models/synthetic.en.bin", "cpu", "auto", "en", "", 5, true, 1, 0));
    SpeechWindow window =
        new SpeechWindow(
            "acme",
            "talk",
            0,
            0,
            "mic",
            0,
            0,
            0,
            SAMPLES,
            List.of(),
            0,
            0,
            SAMPLES,
            new byte[2 * SAMPLES],
            factory.model(),
            factory.stamp(),
            "");
    try (WindowRecognizer recognizer = factory.open()) {
      Recognition outcome = recognizer.hear(window);
      assertThat(outcome.getKind()).isEqualTo(RecognitionKind.WORDS);
      assertThat(outcome.getWords()).isEmpty();
      assertThat(outcome.getAttempts()).isZero();
      assertThat(outcome.getEncoderPasses()).isZero();
    }
  }
}
