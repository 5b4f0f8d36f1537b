package io.colloquy.bench.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceTest {

  @TempDir Path folder;

  @Test
  void readsWordsAndTimesFromCtm() throws Exception {
    Path file =
        write(
            "talk.ctm",
            """
            ;; a comment
            talk 1 1.500 0.250 Pay, 0.98
            talk 1 0.550 0.363 we
            """);

    assertThat(Reference.read(file).timedWords())
        .containsExactly(new TimedWord("we", 550, 913), new TimedWord("pay", 1500, 1750));
    assertThat(Reference.read(file).words()).containsExactly("we", "pay");
  }

  @Test
  void readsSentencesFromStmWithoutLabelsAndIgnoredSpans() throws Exception {
    Path file =
        write(
            "talk.stm",
            """
            talk 1 S1 3.0 4.5 <o,f0,female> It depends.
            talk 1 S0 0.5 2.0 would you pay more?
            talk 1 inter_segment_gap 4.5 9.0 IGNORE_TIME_SEGMENT_IN_SCORING
            """);

    assertThat(Reference.readStm(file))
        .containsExactly(
            new SpeakerTurn("S0", 500, 2000, "would you pay more?"),
            new SpeakerTurn("S1", 3000, 4500, "It depends."));
    assertThat(Reference.read(file).words())
        .containsExactly("would", "you", "pay", "more", "it", "depends");
    assertThat(Reference.read(file).timedWords()).isEmpty();
  }

  @Test
  void readsSpeakersFromRttm() throws Exception {
    Path file =
        write(
            "talk.rttm",
            """
            SPKR-INFO talk 1 <NA> <NA> <NA> unknown S0 <NA> <NA>
            SPEAKER talk 1 0.500 5.880 <NA> <NA> S0 <NA> <NA>
            """);

    assertThat(Reference.readRttm(file)).containsExactly(new SpeakerTurn("S0", 500, 6380, ""));
  }

  @Test
  void readsPlainTextOverSeveralLines() throws Exception {
    assertThat(Reference.read(write("talk.txt", "We pay.\n\nEvery month!\n")).words())
        .containsExactly("we", "pay", "every", "month");
  }

  @Test
  void namesLineThatCannotBeRead() throws Exception {
    Path noTime = write("talk.ctm", "talk 1 0.5 0.3 we\ntalk 1 soon 0.3 pay\n");
    Path tooShort = write("talk.stm", "talk 1 S0\n");

    assertThatThrownBy(() -> Reference.read(noTime))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("soon");
    assertThatThrownBy(() -> Reference.read(tooShort))
        .hasMessageContaining("line 1 cannot be read (fewer than 5 fields)");
  }

  @Test
  void namesFileThatIsMissingOrNoText() throws Exception {
    Path binary = Files.write(folder.resolve("talk.txt"), new byte[] {(byte) 0xff, (byte) 0xfe});

    assertThatThrownBy(() -> Reference.read(folder.resolve("none.stm")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none.stm");
    assertThatThrownBy(() -> Reference.read(binary))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not UTF-8");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
