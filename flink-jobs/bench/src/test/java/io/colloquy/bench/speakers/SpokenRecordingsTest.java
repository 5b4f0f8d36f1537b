package io.colloquy.bench.speakers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.bench.BenchException;
import io.colloquy.bench.score.SpeakerTurn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpokenRecordingsTest {

  private static final Path DEMO = Path.of("../local/src/main/resources/demo/interview.ogg");

  @TempDir private Path folder;

  @Test
  void oneFileMayTellOfSeveralRecordings() throws Exception {
    Files.copy(DEMO, folder.resolve("b.ogg"));
    Files.copy(DEMO, folder.resolve("a.ogg"));
    Files.copy(DEMO, folder.resolve("unknown.ogg"));
    Files.writeString(
        folder.resolve("all.rttm"),
        """
        SPEAKER a 1 1.000 2.000 <NA> <NA> ada <NA> <NA>
        SPEAKER b 1 0.500 1.000 <NA> <NA> ben <NA> <NA>
        SPEAKER a 1 0.000 0.500 <NA> <NA> cleo <NA> <NA>
        """);
    Files.writeString(folder.resolve("b.stm"), "b 1 ben 0.500 1.500 so do we\n");

    List<SpokenRecording> recordings = SpokenRecordings.in(folder);

    assertThat(recordings).extracting(SpokenRecording::name).containsExactly("a", "b");
    assertThat(recordings.get(0).turns())
        .containsExactly(
            new SpeakerTurn("cleo", 0, 500, ""), new SpeakerTurn("ada", 1_000, 3_000, ""));
    assertThat(recordings.get(0).speakers()).isEqualTo(2);
    assertThat(recordings.get(0).sentences()).isEmpty();
    assertThat(recordings.get(1).sentences())
        .extracting(SpeakerTurn::text)
        .containsExactly("so do we");
  }

  @Test
  void aFolderWithoutAnyIsNamed() {
    assertThatThrownBy(() -> SpokenRecordings.in(folder))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining(".rttm");
    assertThatThrownBy(() -> SpokenRecordings.in(folder.resolve("none")))
        .hasMessageContaining("none");
  }
}
