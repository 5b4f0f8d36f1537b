package io.colloquy.local.interview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.local.export.SubtitleReader;
import io.colloquy.local.export.SubtitleReader.Cue;
import io.colloquy.local.interview.SegmentDocuments.SpokenWord;
import io.colloquy.schemas.AudioChunk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What people take out of Elasticsearch is all that lies in it. */
@ExtendWith(InterviewStack.class)
class ExportIT {

  private static final int CHUNK_MS = 10_000;
  private static final String GAP = "[lost audio 00:10-00:20]";

  @TempDir private Path directory;
  private final RunningStack stack;

  ExportIT(RunningStack stack) {
    this.stack = stack;
  }

  @Test
  void everyFormatHasEveryWordAndShowsTheGap() throws Exception {
    List<SpokenWord> words = words("exported");
    String text = words.stream().map(SpokenWord::text).collect(Collectors.joining(" "));
    for (String format : List.of("srt", "vtt")) {
      List<Cue> cues = SubtitleReader.read(export("exported", format));
      assertThat(cues).extracting(Cue::text).contains(GAP);
      assertThat(cues.stream().map(Cue::text).filter(cue -> !cue.equals(GAP)))
          .as(format)
          .satisfies(said -> assertThat(joined(said)).isEqualTo(text));
      assertThat(cues).extracting(Cue::startMs).contains(words.get(0).startMs());
    }
    assertThat(run("exported", "--format", "txt").output())
        .isEqualTo(Files.readAllLines(export("exported", "txt")));
    assertThat(export("exported", "txt")).content().contains("[00:10] " + GAP);
    assertThat(export("exported", "md"))
        .content()
        .contains("# exported", "**00:10** \\[lost audio");
    JsonNode json = new ObjectMapper().readTree(export("exported", "json").toFile());
    assertThat(
            StreamSupport.stream(json.path("segments").spliterator(), false)
                .flatMap(s -> StreamSupport.stream(s.path("words").spliterator(), false))
                .map(w -> new SpokenWord(w.path("text").asText(), w.path("startMs").asLong())))
        .isEqualTo(words);
  }

  @Test
  void anUnknownInterviewIsOneLine() throws Exception {
    CommandRun run = run("nobody", "--format", "srt");
    assertThat(run.exitCode()).isOne();
    assertThat(run.output()).isEmpty();
    assertThat(run.error())
        .containsExactly(
            "colloquy: nothing of interview nobody of tenant tests is indexed; check the ID and"
                + " --tenant");
  }

  private List<SpokenWord> words(String id) throws Exception {
    for (AudioChunk chunk : stack.recording().chunks(id, CHUNK_MS)) {
      if (chunk.getSequence() != 1) {
        stack.chunks().send(chunk);
      }
    }
    stack.awaitComplete(id, summary -> summary.gaps() == 1);
    return stack.documents().of(id).words();
  }

  private Path export(String id, String format) throws Exception {
    Path file = directory.resolve(id + "." + format);
    CommandRun run = run(id, "--format", format, "--output", file.toString());
    assertThat(run.error()).isEmpty();
    assertThat(run.output()).singleElement().asString().startsWith("✓ " + file).endsWith(", 1 gap");
    assertThat(Files.size(file)).isPositive();
    return file;
  }

  private CommandRun run(String id, String... options) throws Exception {
    String[] arguments = Arrays.copyOf(new String[] {id, "--tenant", "tests"}, 3 + options.length);
    System.arraycopy(options, 0, arguments, 3, options.length);
    return CommandRun.of(stack.installation(), stack.config().dataDirectory(), "export", arguments);
  }

  /** What is said, without those who say it. */
  private static String joined(List<? extends String> cues) {
    return String.join(" ", cues).replace('\n', ' ').replaceAll("Speaker \\d: |</?v[^>]*>", "");
  }
}
