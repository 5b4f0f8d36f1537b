package io.colloquy.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static final Path ENGLISH = Path.of("models/synthetic.en.bin");

  @ParameterizedTest
  @CsvSource({
    "ggml-tiny.en.bin, 51864, 4, 4, 384, tiny.en",
    "ggml-base.bin, 51865, 6, 6, 512, base",
    "mine.bin, 51864, 12, 12, 768, small.en",
    "ggml-medium.bin, 51865, 24, 24, 1024, medium",
    "ggml-large-v1.bin, 51865, 32, 32, 1280, large-v1",
    "ggml-large-v2.bin, 51865, 32, 32, 1280, large-v2",
    "ggml-large-v3.bin, 51866, 32, 32, 1280, large-v3",
    "ggml-large-v3-turbo-q5_0.bin, 51866, 32, 4, 1280, large-v3-turbo",
    "synthetic.en.bin, 51864, 4, 4, 384, '1:0,2:0'",
    "distilled.bin, 51864, 24, 2, 1024, none",
  })
  void knownModelsHaveTheirAlignmentHeads(
      String file, int vocabulary, int audioLayers, int textLayers, int width, String expected) {
    ModelFile model = new ModelFile(vocabulary, audioLayers, width, width / 64, textLayers, 0);
    assertThat(AlignmentHeads.forModel(file, model)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "tiny.en", "1:0,2:0", "large-v3-turbo", "5:11"})
  void alignmentHeadsAreWrittenAsTheyAreRead(String text) {
    assertThat(AlignmentHeads.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1:", "tiny.de", "1:0;2:0", "1:0,"})
  void anythingElseIsNoAlignmentHeads(String text) {
    assertThatThrownBy(() -> AlignmentHeads.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @CsvSource({"cpu, cpu", "gpu, gpu:0", "gpu:3, gpu:3"})
  void devicesAreReadFromText(String text, String expected) {
    assertThat(Device.parse(text)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CPU", "gpu:", "gpu:-1", "tpu"})
  void anythingElseIsNoDevice(String text) {
    assertThatThrownBy(() -> Device.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "en", ""})
  void anEnglishModelHearsEnglish(String language) {
    assertThatCode(() -> SpokenLanguages.require(language, ENGLISH)).doesNotThrowAnyException();
  }

  @Test
  void languagesThatTheModelOrWhisperDoesNotKnowAreNamed() {
    assertThatThrownBy(() -> SpokenLanguages.require("klingon", ENGLISH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no language 'klingon'");
    assertThatThrownBy(() -> SpokenLanguages.require("de", ENGLISH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("synthetic.en.bin", "English only, not 'de'");
  }

  @Test
  void theStampHoldsWhatDecidesAboutTheWordsAndNothingElse() {
    DecodeSettings settings = DecodeSettings.defaults().withLanguage("en").withSeed(3);
    assertThat(settings.stamp(WordTiming.DTW))
        .isEqualTo(
            "language=en beam=5 best-of=5 temperature=0.00 audio-context=0 seed=3 prompt=none"
                + " word-timing=dtw")
        .isEqualTo(settings.withThreads(4).withSpeechEndMs(100).stamp(WordTiming.DTW))
        .isNotEqualTo(settings.stamp(WordTiming.TOKEN_HEURISTIC))
        .isNotEqualTo(settings.withPrompt("dashboard").stamp(WordTiming.DTW));
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    DecodeSettings settings = DecodeSettings.defaults();
    assertThatThrownBy(() -> settings.withBeamSize(9)).hasMessageContaining("beam size 9");
    assertThatThrownBy(() -> settings.withBestOf(0)).hasMessageContaining("best-of 0");
    assertThatThrownBy(() -> settings.withTemperature(Double.NaN))
        .hasMessageContaining("temperature NaN");
    assertThatThrownBy(() -> settings.withThreads(0)).hasMessageContaining("threads 0");
  }
}
