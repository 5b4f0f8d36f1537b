package io.colloquy.local.speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.flink.audio.AudioException;
import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.StackException;
import io.colloquy.local.tools.Recording;
import io.colloquy.schemas.SpeakerEnrolment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceClipTest {

  private static final Path HOME = Installation.find().home();
  private static final Path MODEL = HOME.resolve("native/models/synthetic-speaker.onnx");
  private static final Path DEMO =
      HOME.resolve("flink-jobs/local/src/main/resources/demo/interview.ogg");

  @TempDir private Path directory;

  @Test
  void hearsAVoiceAndTellsByWhichModel() throws Exception {
    SpeakerEnrolment ada = ReferenceClip.enrol("Ada", clip(6_000), MODEL);

    assertThat(ada.getName()).isEqualTo("Ada");
    assertThat(ada.getEmbedding()).hasSize(128).anyMatch(value -> value != 0);
    assertThat(ada.getModel()).isEqualTo("synthetic-speaker@92042cf208bc");
    assertThat(ReferenceClip.enrol("Ada", clip(6_000), MODEL)).isEqualTo(ada);
  }

  @Test
  void refusesAClipWithTooLittleSpeech() throws Exception {
    Path clip = clip(1_500);
    assertThatThrownBy(() -> ReferenceClip.enrol("Ada", clip, MODEL))
        .isInstanceOf(StackException.class)
        .hasMessageStartingWith(clip + " holds ")
        .hasMessageEndingWith(" s of speech; to know Ada's voice takes 2 s or more of nobody else");
  }

  @Test
  void namesAClipThatIsMissing() {
    assertThatThrownBy(() -> ReferenceClip.enrol("Ada", directory.resolve("no.wav"), MODEL))
        .isInstanceOf(AudioException.class)
        .hasMessageContaining("no.wav does not exist");
  }

  private Path clip(long durationMs) throws Exception {
    byte[] wav = Recording.of(DEMO).first(durationMs).wav();
    return Files.write(directory.resolve("clip-%d.wav".formatted(durationMs)), wav);
  }
}
