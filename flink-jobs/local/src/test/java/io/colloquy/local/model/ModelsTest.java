package io.colloquy.local.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {

  @TempDir Path folder;

  @Test
  void findsEmbeddedRecognizerInProject() throws Exception {
    Path home = Path.of("").toAbsolutePath().resolve("../..").normalize();

    assertThat(new Models(Optional.of(home), folder).resolve("synthetic.en"))
        .isEqualTo(home.resolve("native/models/synthetic.en.bin"));
  }

  @Test
  void asksForProjectDirectoryWhereItIsUnknown() {
    assertThatThrownBy(() -> models().resolve("synthetic.en"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("colloquy.home");
  }

  @Test
  void findsModelFetchedEarlier() throws Exception {
    Path file = Files.writeString(folder.resolve("ggml-base.en.bin"), "lmgg and more");

    assertThat(models().resolve("base.en")).isEqualTo(file);
  }

  @Test
  void saysHowToGetModelThatWasNotFetched() {
    assertThatThrownBy(() -> models().resolve("base.en"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("./colloquy models get base.en");
  }

  @Test
  void takesPathOfAnyGgmlFile() throws Exception {
    Path file = Files.writeString(folder.resolve("mine.bin"), "lmgg and more");

    assertThat(models().resolve(file.toString())).isEqualTo(file);
  }

  @Test
  void listsNamesForWhatIsNeitherNameNorFile() {
    assertThatThrownBy(() -> models().resolve("huge"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("'huge'")
        .hasMessageContaining("tiny.en, base.en, small.en, large-v3-turbo");
  }

  @Test
  void refusesFolderAndFilesOfOtherFormats() throws Exception {
    Path text = Files.writeString(folder.resolve("text.bin"), "words");
    Path empty = Files.write(folder.resolve("empty.bin"), "".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> models().resolve(folder.toString()))
        .hasMessageContaining("not a file");
    assertThatThrownBy(() -> models().resolve(text.toString())).hasMessageContaining("ggml format");
    assertThatThrownBy(() -> models().resolve(empty.toString()))
        .hasMessageContaining("ggml format");
  }

  private Models models() {
    return new Models(Optional.empty(), folder);
  }
}
