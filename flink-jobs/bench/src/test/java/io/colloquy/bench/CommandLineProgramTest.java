package io.colloquy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.bench.score.TimedWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a program that notes its arguments and writes what whisper-cli 1.9.1 writes. */
class CommandLineProgramTest {

  private static final Decoding BEAM = new Decoding(5, 5, true, 2);

  @TempDir Path folder;

  private Path program;
  private Path audio;

  @BeforeEach
  void pretend() throws IOException {
    audio = Files.createFile(folder.resolve("talk.wav"));
    program = folder.resolve("whisper-cli");
    Files.writeString(
        program,
        """
        #!/bin/bash
        echo "$@" > %1$s/arguments
        while [[ $1 != -of ]]; do shift; done
        cp %1$s/words.json "$2.json"
        echo 'whisper_print_timings:   encode time =   812.34 ms /     4 runs (   203.09 ms per run)' >&2
        """
            .formatted(folder));
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void joinsTokensToWordsWithTheirOwnTimes() throws Exception {
    tokens(
        """
        {"text": "[_BEG_]", "id": 50363, "t_dtw": -1},
        {"text": " We", "offsets": {"from": 500, "to": 700}, "t_dtw": -1},
        {"text": " canc", "offsets": {"from": 700, "to": 900}, "t_dtw": -1},
        {"text": "elled", "offsets": {"from": 900, "to": 1200}, "t_dtw": -1},
        {"text": ".", "offsets": {"from": 1200, "to": 1900}, "t_dtw": -1},
        {"text": "[_TT_95]", "id": 50458, "t_dtw": -1}
        """);

    Transcript transcript =
        CommandLineProgram.withTokenTimes(program, folder, BEAM).transcribe(audio);

    assertThat(transcript.words())
        .containsExactly(new TimedWord("we", 500, 700), new TimedWord("cancelled", 700, 1200));
    assertThat(transcript.encoderPasses()).isEqualTo(4);
  }

  @Test
  void runsAlignedWordFromEndOfTokenBefore() throws Exception {
    tokens(
        """
        {"text": " We", "offsets": {"from": 500, "to": 700}, "t_dtw": 62},
        {"text": " pay", "offsets": {"from": 700, "to": 900}, "t_dtw": 104},
        {"text": ",", "offsets": {"from": 900, "to": 900}, "t_dtw": 130},
        {"text": " yes", "offsets": {"from": 900, "to": 1200}, "t_dtw": 171}
        """);
    Path model = folder.resolve("ggml-base.en.bin");

    CommandLineProgram aligned =
        CommandLineProgram.withAlignedTimes(program, model, BEAM).orElseThrow();

    assertThat(aligned.transcribe(audio).words())
        .containsExactly(
            new TimedWord("we", 480, 620),
            new TimedWord("pay", 620, 1040),
            new TimedWord("yes", 1300, 1710));
    assertThat(arguments()).endsWith("-dtw base.en -nfa");
  }

  @Test
  void knowsNoAlignmentHeadsOfOtherModels() {
    assertThat(
            CommandLineProgram.withAlignedTimes(program, Path.of("models/synthetic.en.bin"), BEAM))
        .isEmpty();
  }

  @Test
  void carriesNoContextAndDecodesAsTold() throws Exception {
    tokens("{\"text\": \" We\", \"offsets\": {\"from\": 0, \"to\": 1}, \"t_dtw\": -1}");

    CommandLineProgram.withTokenTimes(program, folder, new Decoding(1, 3, false, 4))
        .transcribe(audio);

    assertThat(arguments()).contains("-mc 0", "-bs 1", "-bo 3", "-nf", "-t 4", "-f " + audio);
  }

  @Test
  void namesRecordingThatCannotBeRead() {
    assertThatThrownBy(
            () -> CommandLineProgram.withTokenTimes(program, folder, BEAM).transcribe(audio))
        .isInstanceOf(IOException.class)
        .hasMessage("whisper-cli cannot read " + audio);
  }

  @Test
  void repeatsLastLineOfProgramThatFails() throws Exception {
    Files.writeString(program, "#!/bin/bash\necho first >&2; echo 'no such model' >&2; exit 3\n");

    assertThatThrownBy(
            () -> CommandLineProgram.withTokenTimes(program, folder, BEAM).transcribe(audio))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("whisper-cli failed with 3: no such model");
  }

  private void tokens(String tokens) throws IOException {
    Files.writeString(
        folder.resolve("words.json"),
        "{\"transcription\": [{\"offsets\": {\"from\": 480, \"to\": 1900}, \"tokens\": [%s]}]}"
            .formatted(tokens));
  }

  private String arguments() throws IOException {
    return Files.readString(folder.resolve("arguments")).strip();
  }
}
