package io.colloquy.flink.transcribe;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.window.SampleSpan;
import io.colloquy.flink.transcribe.WhisperRecognizer.WhisperFactory;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhisperRecognizerTest {
  private static final int SAMPLES = 2 * SpeechWindow.SAMPLE_RATE;

  private final WhisperFactory factory =
      WhisperFactory.of(
          new RecognizerSettings(
              "../../native/models/synthetic.en.bin", "cpu", "auto", "en", "", 5, true, 1, 0));

  @Test
  void aWindowWithoutSpeechIsNotDecoded() throws Exception {
    SpeechWindow window = window(List.of(), factory.model(), factory.stamp());
    try (WindowRecognizer recognizer = factory.open()) {
      Recognition outcome = recognizer.hear(window);
      assertThat(outcome.getKind()).isEqualTo(RecognitionKind.WORDS);
      assertThat(outcome.getWords()).isEmpty();
      assertThat(outcome.getAttempts()).isZero();
      assertThat(outcome.getEncoderPasses()).isZero();
    }
  }

  @Test
  void aWindowFromBeforeAnUpgradeNamesTheModelThatHeardIt() throws Exception {
    SpeechWindow window =
        window(List.of(new SampleSpan(0, SAMPLES)), "former@0123", "former settings");
    try (WindowRecognizer recognizer = factory.open()) {
      Recognition outcome = recognizer.hear(window);
      assertThat(outcome.getModel()).isEqualTo(factory.model());
      assertThat(outcome.getSettings()).isEqualTo(factory.stamp());
    }
  }

  @Test
  void hearsFaintNoise() throws Exception {
    try (WindowRecognizer recognizer = factory.open()) {
      recognizer.check();
    }
  }

  private static SpeechWindow window(List<SampleSpan> speech, String model, String settings) {
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
        speech,
        0,
        0,
        SAMPLES,
        new byte[2 * SAMPLES],
        model,
        settings,
        "");
  }
}
