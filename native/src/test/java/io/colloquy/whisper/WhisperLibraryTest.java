package io.colloquy.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WhisperLibraryTest {

  @Test
  void theLibraryIsLoadedOnceAndNamesItself() {
    WhisperLibrary library = WhisperLibrary.load();
    assertThat(WhisperLibrary.load()).isSameAs(library);
    assertThat(library.version())
        .isEqualTo("whisper.cpp " + WhisperLibrary.EXPECTED_WHISPER + " " + library.flavour());
  }

  @Test
  void anotherVersionIsRefused() {
    WhisperLibrary.requireVersions(WhisperLibrary.EXPECTED_BINDING, "1.9.1");
    assertThatThrownBy(() -> WhisperLibrary.requireVersions(0, "1.9.1"))
        .isInstanceOf(WhisperException.class)
        .hasMessageContaining("binding 0");
    assertThatThrownBy(
            () -> WhisperLibrary.requireVersions(WhisperLibrary.EXPECTED_BINDING, "1.8.0"))
        .isInstanceOf(WhisperException.class)
        .hasMessageContaining("whisper.cpp 1.8.0");
  }

  @Test
  void aGpuIsNeverReplacedByTheCpuInSilence() {
    WhisperLibrary.requireFlavour(Flavour.CPU, Flavour.CPU, 0);
    WhisperLibrary.requireFlavour(Flavour.CUDA, Flavour.CUDA, 1);
    assertThatThrownBy(() -> WhisperLibrary.requireFlavour(Flavour.CUDA, Flavour.CPU, 0))
        .hasMessageContaining("-DCOLLOQUY_CUDA=ON");
    assertThatThrownBy(() -> WhisperLibrary.requireFlavour(Flavour.CUDA, Flavour.CUDA, 0))
        .hasMessageContaining("no GPU is visible");
  }

  @Test
  void aLibraryForAnotherCpuIsRefused() {
    WhisperLibrary.requireCpuFeatures("");
    assertThatThrownBy(() -> WhisperLibrary.requireCpuFeatures("avx512f"))
        .hasMessageContaining("avx512f")
        .hasMessageContaining("-DGGML_NATIVE=OFF");
  }
}
