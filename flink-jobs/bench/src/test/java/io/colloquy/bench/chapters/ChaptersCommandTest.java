package io.colloquy.bench.chapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.bench.BenchException;
import io.colloquy.core.text.Word;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ChaptersCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void withoutInputItSaysWhatToName() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("--interviews FILE").contains("--meetings DIR");
  }

  @Test
  void scoresEveryMethodOnAnyFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("interviews.json");
    Files.writeString(file, interview());
    Path vectors = folder.resolve("vectors");
    assertThat(run("--interviews", file.toString(), "--vectors", vectors.toString())).isZero();
    String first = out.toString();
    assertThat(first)
        .contains("even spacing", "random", "founding design", "TextTiling", "kept")
        .contains("\"references\":1");
    assertThat(run("--interviews", file.toString(), "--vectors", vectors.toString())).isZero();
    assertThat(out.toString()).as("with vectors that were kept").isEqualTo(first + first);
  }

  @Test
  void fitsEveryMethodOnTheFittedHalfAlone(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("interviews.json");
    Files.writeString(file, interview().replace("\"one\"", "\"two\""));
    assertThat(Half.of("two")).isEqualTo(Half.FITTED);
    assertThat(run("--interviews", file.toString(), "--fit")).isZero();
    assertThat(out.toString())
        .contains("even spacing", "TextTiling", "depth score", "kept", "penalty", "deviations");
    assertThat(run("--interviews", file.toString(), "--fit", "--half", "UNSEEN")).isEqualTo(2);
    assertThat(err.toString()).contains("only the fitted half");
  }

  @Test
  void weighsPausesOfRecordings(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("call.chapters.json"), "[{\"start\": 0}, {\"start\": 4}]");
    Files.writeString(
        folder.resolve("call.stm"), "call 1 A 0 1 wind turns.\ncall 1 B 4 5 bread rises.\n");
    Files.writeString(
        folder.resolve("call.ctm"),
        "call 1 0 .5 wind\ncall 1 .5 .5 turns\ncall 1 4 .5 bread\ncall 1 4.5 .5 rises\n");
    TimedInterview call = SpokenFiles.read(folder).get(0);
    assertThat(call.words())
        .containsExactly(
            new Word("wind", 0, 500, 1, "A"),
            new Word("turns.", 500, 1000, 1, "A"),
            new Word("bread", 4000, 4500, 1, "B"),
            new Word("rises.", 4500, 5000, 1, "B"));
    assertThat(call.references()).containsExactly(4000L);
    assertThat(run("--spoken", folder.toString())).isZero();
    assertThat(out.toString()).contains("pause 0.0", "pause 2.0", "\"references\":1");
  }

  @Test
  void saysWhichWordHasNoTime(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("call.chapters.json"), "[]");
    Files.writeString(folder.resolve("call.stm"), "call 1 A 0 1 wind turns.\n");
    Files.writeString(folder.resolve("call.ctm"), "call 1 0 .5 wind\n");
    assertThatThrownBy(() -> SpokenFiles.read(folder))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("call: \"turns.\"");
  }

  @Test
  void readsMeetings(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("meeting.json"),
        """
        {"topic_list": [{"topic": "a", "relevant_text_span": [["0", "1"]]},
                        {"topic": "b", "relevant_text_span": [["2", "2"]]}],
         "meeting_transcripts": [{"speaker": "A", "content": "One two {vocalsound} three ."},
                                 {"speaker": "B", "content": "Four five six seven ."},
                                 {"speaker": "A", "content": "Eight nine ."}]}
        """);
    var meeting = MeetingFiles.read(folder).get(0);
    assertThat(meeting.chapters()).extracting(chapter -> chapter.turn()).containsExactly(0, 2);
    assertThat(meeting.turns().get(2).startMs()).isEqualTo(9 * 400);
  }

  private int run(String... arguments) {
    CommandLine command = new CommandLine(new ChaptersCommand());
    command.setOut(new PrintWriter(out));
    command.setErr(new PrintWriter(err));
    return command.execute(arguments);
  }

  private static String interview() {
    List<String> turns = new ArrayList<>();
    for (int turn = 0; turn < 40; turn++) {
      String text =
          turn < 20
              ? "The turbine needs wind, and the rotor turns all night above the sea."
              : "A good bread takes time, warm water, flour and a little salt.";
      turns.add(
          "{\"speaker\": \"%s\", \"start\": %d, \"text\": \"%s\"}"
              .formatted(turn % 2 == 0 ? "Ada" : "Bob", turn * 10, text));
    }
    return """
        [{"id": "one", "duration_s": 400, "turns": [%s],
          "chapters": [{"turn": 0, "start": 0, "title": "a"},
                       {"turn": 20, "start": 200, "title": "b"}]}]
        """
        .formatted(String.join(",", turns));
  }
}
