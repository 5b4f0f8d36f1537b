package io.colloquy.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhisperModelTest {

  @TempDir private Path folder;

  @Test
  void aModelIsLoadedOnceHoweverOftenItIsOpened() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Recording.MODEL.toAbsolutePath());
    AlignmentHeads heads = AlignmentHeads.forModel(Recording.MODEL);
    int before = SharedModel.openModels();
    WhisperModel first = WhisperModel.open(Recording.MODEL);
    WhisperModel second = WhisperModel.open(link, Device.cpu(), heads);
    assertThat(SharedModel.openModels()).isEqualTo(before + 1);
    WhisperState state = first.newState();
    first.close();
    first.close();
    second.close();
    assertThat(SharedModel.openModels()).isEqualTo(before + 1);
    assertThat(state.decode(Recording.samples(), DecodeSettings.defaults()).words()).isNotEmpty();
    state.close();
    assertThat(SharedModel.openModels()).isEqualTo(before);
  }

  @Test
  void aClosedModelMakesNoState() {
    WhisperModel model = WhisperModel.open(Recording.MODEL);
    model.close();
    assertThatThrownBy(model::newState)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("synthetic.en.bin is closed");
  }

  @Test
  void theEmbeddedModelUnderstandsEnglishOnly() {
    try (WhisperModel model = WhisperModel.open(Recording.MODEL)) {
      assertThat(model.multilingual()).isFalse();
      assertThat(model.wordTiming()).isEqualTo(WordTiming.DTW);
    }
  }

  @Test
  void aMissingModelIsNamed() {
    assertUnusable(folder.resolve("none.bin"), "there is no such file");
    assertUnusable(folder, "it is not a readable file");
  }

  @Test
  void aFileOfAnotherKindIsRefused() throws IOException {
    assertUnusable(Files.writeString(folder.resolve("notes.txt"), "no model"), "it is no model");
    assertUnusable(Files.createFile(folder.resolve("empty.bin")), "it is no model");
  }

  @Test
  void aTruncatedModelIsRefusedWhereverItEnds() throws IOException {
    long seed = 20261121;
    Random random = new Random(seed);
    Path copy = Files.copy(Recording.MODEL, folder.resolve("truncated.bin"));
    long length = Files.size(copy);
    try (RandomAccessFile file = new RandomAccessFile(copy.toFile(), "rw")) {
      for (int i = 0; i < 200; i++) {
        length = length - 1 - (long) (random.nextDouble() * length / 20);
        if (length < 4) {
          break;
        }
        file.setLength(length);
        assertThatThrownBy(() -> ModelFile.read(copy))
            .as("seed %d, step %d", seed, i)
            .isInstanceOf(WhisperException.class)
            .hasMessageContaining("truncated");
      }
    }
  }

  @Test
  void aDamagedHeaderIsRefused() throws IOException {
    long seed = 9;
    Random random = new Random(seed);
    Path copy = Files.copy(Recording.MODEL, folder.resolve("damaged.bin"));
    try (RandomAccessFile file = new RandomAccessFile(copy.toFile(), "rw")) {
      for (int field = 1; field <= 10; field++) {
        file.seek(4L * field);
        int kept = file.readInt();
        file.seek(4L * field);
        file.writeInt(random.nextInt() | 0x80);
        assertThatThrownBy(() -> ModelFile.read(copy))
            .as("seed %d, field %d", seed, field)
            .isInstanceOf(WhisperException.class);
        file.seek(4L * field);
        file.writeInt(kept);
      }
    }
  }

  @Test
  void alignmentHeadsThatTheModelLacksAreRefused() {
    assertThatThrownBy(
            () -> WhisperModel.open(Recording.MODEL, Device.cpu(), AlignmentHeads.parse("3:0")))
        .isInstanceOf(WhisperException.class)
        .hasMessageContaining("3 text layers of 3 heads: there is no alignment head 3:0");
    assertThatThrownBy(
            () -> WhisperModel.open(Recording.MODEL, Device.cpu(), AlignmentHeads.of("base.en")))
        .isInstanceOf(WhisperException.class)
        .hasMessageContaining("synthetic.en.bin");
  }

  @Test
  void aGpuThatIsNotThereIsRefused() {
    WhisperLibrary library = WhisperLibrary.load();
    Device missing = Device.gpu(library.gpus() + 7);
    assertThatThrownBy(() -> WhisperModel.open(Recording.MODEL, missing, AlignmentHeads.none()))
        .isInstanceOf(WhisperException.class);
  }

  private static void assertUnusable(Path path, String reason) {
    assertThatThrownBy(() -> WhisperModel.open(path, Device.cpu(), AlignmentHeads.none()))
        .isInstanceOf(WhisperException.class)
        .hasMessageContaining(path.toString())
        .hasMessageContaining(reason);
  }
}
