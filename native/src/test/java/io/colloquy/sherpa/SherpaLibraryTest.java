package io.colloquy.sherpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SherpaLibraryTest {

  @TempDir private Path folder;

  @Test
  void theLibraryIsLoadedOnceAndNamesItself() {
    SherpaLibrary library = SherpaLibrary.load();
    assertThat(SherpaLibrary.load()).isSameAs(library);
    assertThat(library.version()).isEqualTo("sherpa-onnx 1.13.4");
  }

  @Test
  void anotherVersionIsRefused() {
    SherpaLibrary.requireVersions(SherpaLibrary.EXPECTED_BINDING, "1.13.4");
    assertThatThrownBy(() -> SherpaLibrary.requireVersions(0, "1.13.4"))
        .isInstanceOf(SherpaException.class)
        .hasMessageContaining("binding 0");
    assertThatThrownBy(
            () -> SherpaLibrary.requireVersions(SherpaLibrary.EXPECTED_BINDING, "1.13.8"))
        .isInstanceOf(SherpaException.class)
        .hasMessageContaining("sherpa-onnx 1.13.8");
  }

  @ParameterizedTest
  @EnumSource
  void itsOnnxRuntimeLivesBesideTheOtherWhicheverIsLoadedFirst(TwoRuntimes.First first)
      throws IOException, InterruptedException {
    Path model = TestModels.embedding().write(folder.resolve("embedding.onnx"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                TwoRuntimes.class.getName(),
                first.name(),
                model.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains("both answered alike, from 2 libraries");
  }
}
