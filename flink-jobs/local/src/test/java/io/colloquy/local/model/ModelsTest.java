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

  @Test
  void findsSpeakerAndSegmentationModels() throws Exception {
    Path home = Path.of("").toAbsolutePath().resolve("../..").normalize();
    Path segmentation = Files.writeString(folder.resolve("pyannote-segmentation-3.0.onnx"), "x");
    Path mine = Files.writeString(folder.resolve("mine.onnx"), "x");

    assertThat(new Models(Optional.of(home), folder).speakerModel("synthetic-speaker"))
        .isEqualTo(home.resolve("native/models/synthetic-speaker.onnx"));
    assertThat(models().speakerModel(mine.toString())).isEqualTo(mine);
    assertThat(models().segmentationModel("pyannote-segmentation-3.0")).isEqualTo(segmentation);
    assertThatThrownBy(() -> models().speakerModel("cam++"))
        .hasMessageContaining("./colloquy models get cam++");
  }

  @Test
  void saysWhatIsWantedWhereModelIsOfAnotherKind() {
    assertThatThrownBy(() -> models().resolve("cam++"))
        .hasMessageStartingWith("Model cam++ is a speaker model, but a recognizer is wanted here")
        .hasMessageContaining("base.en");
    assertThatThrownBy(() -> models().segmentationModel("nothing"))
        .hasMessageContaining("'nothing': give pyannote-segmentation-3.0, or the path of an ONNX");
  }

  private Models models() {
    return new Models(Optional.empty(), folder);
  }
}
