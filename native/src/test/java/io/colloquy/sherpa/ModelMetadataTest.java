package io.colloquy.sherpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelMetadataTest {

  @TempDir private Path folder;

  @Test
  void aModelsMetadataAreRead() {
    assertThat(SegmentationMetadata.read(TestModels.segmentation().write(file())))
        .isEqualTo(new SegmentationMetadata(16_000, 16_000, 160, 160, 3, 2, 7));
    assertThat(EmbeddingMetadata.read(TestModels.embedding().write(file())))
        .isEqualTo(new EmbeddingMetadata("wespeaker", "English", 80, 16_000, 80));
  }

  @Test
  void aFileThatIsNoModelIsNamedWithTheReason() throws IOException {
    assertUnusable(folder.resolve("none.onnx"), "there is no such file");
    assertUnusable(folder, "it is not a readable file");
    assertUnusable(Files.createFile(folder.resolve("empty.onnx")), "it is empty; fetch it again");
    assertUnusable(write("page.onnx", "\n<!DOCTYPE html><p>Sign in"), "it is a web page; fetch");
    assertUnusable(
        write("pointer.onnx", "version https://git-lfs.github.com/spec/v1"), "git lfs pull");
    assertUnusable(write("notes.txt", "no model"), "it is no complete ONNX model");
    assertUnusable(Path.of("models", "synthetic.en.bin"), "it is no complete ONNX model");
  }

  @Test
  void aTruncatedModelIsRefusedWhereverItEnds() throws IOException {
    for (OnnxModel model : new OnnxModel[] {TestModels.segmentation(), TestModels.embedding()}) {
      byte[] whole = Files.readAllBytes(model.write(file()));
      long seed = 20261121;
      Random random = new Random(seed);
      for (int i = 0; i < 100; i++) {
        int length = 1 + random.nextInt(whole.length - 1);
        Files.write(file(), Arrays.copyOf(whole, length));
        assertThatThrownBy(() -> SegmentationMetadata.read(file()))
            .as("seed %d, step %d, %d bytes", seed, i, length)
            .isInstanceOf(SherpaException.class)
            .hasMessageContaining(file().toString());
        assertThatThrownBy(() -> EmbeddingMetadata.read(file()))
            .as("seed %d, step %d, %d bytes", seed, i, length)
            .isInstanceOf(SherpaException.class);
      }
    }
  }

  @Test
  void aModelOfTheOtherKindIsRefused() {
    Path segmentation = TestModels.segmentation().write(folder.resolve("segmentation.onnx"));
    Path embedding = TestModels.embedding().write(folder.resolve("embedding.onnx"));
    assertUnusable(segmentation, "lack 'framework'");
    assertThatThrownBy(() -> SegmentationMetadata.read(embedding))
        .isInstanceOf(SherpaException.class)
        .hasMessageContaining("lack 'window_size'; use a model that was exported for sherpa-onnx");
  }

  @ParameterizedTest
  @CsvSource({
    "sample_rate, , lack 'sample_rate'",
    "window_size, , lack 'window_size'",
    "receptive_field_size, '', lack 'receptive_field_size'",
    "receptive_field_shift, , lack 'receptive_field_shift'",
    "num_speakers, , lack 'num_speakers'",
    "powerset_max_classes, , lack 'powerset_max_classes'",
    "num_classes, , lack 'num_classes'",
    "sample_rate, fast, is 'fast'",
    "sample_rate, 8000, 'is 8000, not between 16000 and 48000'",
    "window_size, -1, 'is -1, not between'",
    "window_size, 99999999999, 'is ''99999999999'''",
    "window_size, 8000, it does not take the audio",
    "receptive_field_shift, 0, 'is 0, not between'",
    "receptive_field_shift, 400, instead of",
    "powerset_max_classes, 3, 'is 3, not between 1 and 2'",
    "num_speakers, 4, '4 speakers, at most 2 at once, make 11 sets, not 7'",
  })
  void aSegmentationModelThatSherpaOnnxWouldDieOfIsRefused(
      String key, String value, String reason) {
    Path model = TestModels.segmentation().metadata(key, value).write(file());
    assertThatThrownBy(() -> SegmentationMetadata.read(model))
        .isInstanceOf(SherpaException.class)
        .hasMessageStartingWith("the model " + model + " cannot be used: ")
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "framework, , lack 'framework'",
    "framework, '', lack 'framework'",
    "framework, pyannote, 'knows wespeaker, 3d-speaker, nemo'",
    "framework, nemo, lack 'window_size_ms'",
    "language, , lack 'language'",
    "output_dim, , lack 'output_dim'",
    "output_dim, many, 'is ''many'', which is no number'",
    "output_dim, 81, 'answers with [1, 80], but its metadata say [1, 81]'",
    "sample_rate, , lack 'sample_rate'",
    "sample_rate, -16000, 'is -16000, not between'",
    "normalize_samples, , lack 'normalize_samples'",
    "normalize_samples, yes, 'is ''yes'''",
    "feature_normalize_type, per_feature, knows global-mean or none",
  })
  void anEmbeddingModelThatSherpaOnnxWouldDieOfIsRefused(String key, String value, String reason) {
    assertUnusable(TestModels.embedding().metadata(key, value).write(file()), reason);
  }

  @Test
  void frameworksOfOneInterfaceAreAlike() {
    Path model =
        TestModels.embedding()
            .metadata("framework", "3d-speaker")
            .metadata("feature_normalize_type", "global-mean")
            .write(file());
    assertThat(EmbeddingMetadata.read(model).framework()).isEqualTo("3d-speaker");
  }

  @Test
  void whatNoWindowCoversIsNeverLeftOver() {
    SegmentationMetadata metadata = new SegmentationMetadata(16_000, 1000, 10, 10, 3, 2, 7);
    assertThat(metadata.paddedToWindows(1)).isEqualTo(1000);
    assertThat(metadata.paddedToWindows(1000)).isEqualTo(1000);
    assertThat(metadata.paddedToWindows(1001)).isEqualTo(1100);
    assertThat(metadata.paddedToWindows(1100)).isEqualTo(1100);
    assertThat(metadata.paddedToWindows(Integer.MAX_VALUE)).isGreaterThan(Integer.MAX_VALUE);
  }

  private Path file() {
    return folder.resolve("model.onnx");
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static void assertUnusable(Path path, String reason) {
    assertThatThrownBy(() -> EmbeddingMetadata.read(path))
        .isInstanceOf(SherpaException.class)
        .hasMessageStartingWith("the model " + path + " cannot be used: ")
        .hasMessageContaining(reason);
  }
}
