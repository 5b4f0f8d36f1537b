package io.colloquy.local.interview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.local.export.SubtitleReader;
import io.colloquy.local.export.SubtitleReader.Cue;
import io.colloquy.local.ingest.ChunkSettings;
import io.colloquy.local.interview.SegmentDocuments.SpokenWord;
import io.colloquy.local.tools.Recording;
import io.colloquy.schemas.AudioChunk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people take out of Elasticsearch is all that lies in it. */
@OnInterviewStack
class ExportIT {

  private static final int CHUNK_MS = 10_000;
  private static final String GAP = "[lost audio 00:10-00:20]";

  /** So much of the demo's interview has both of its voices, and so much only the first one. */
  private static final long TWO_VOICES_MS = 20_000;

  private static final long FIRST_VOICE_MS = 5_900;

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
          .satisfies(said -> assertThat(joinedWithoutSpeakers(said)).isEqualTo(text));
      assertThat(cues).extracting(Cue::startMs).contains(words.get(0).startMs());
    }
    assertThat(run("export", "exported", "--format", "txt").output())
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
  void whatIsToldOfSpeakersIsInEveryDocumentOnceTheCommandEnds() throws Exception {
    Recording recording = Recording.of(stack.demo());
    Path twoVoices = file("two-voices.wav", recording.first(TWO_VOICES_MS));
    Path firstVoice = file("first-voice.wav", recording.first(FIRST_VOICE_MS));
    stack.ingest(twoVoices, "named", ChunkSettings.defaults());
    assertThat(speakers("named").output())
        .anyMatch(line -> line.matches("1  Speaker 1  00:[0-9]{2}  [0-9]+ segments?"))
        .anyMatch(line -> line.matches("2  Speaker 2  00:[0-9]{2}  [0-9]+ segments?"))
        .noneMatch(line -> line.startsWith("3 "))
        .endsWith("Turns from voice activity");

    CommandRun named = speakers("named", "--enrol", "Ada=" + firstVoice, "--name", "2=Bob");
    assertThat(named.error()).isEmpty();
    assertThat(named.output())
        .anyMatch(line -> line.startsWith("1  Ada "))
        .anyMatch(line -> line.startsWith("2  Bob "));
    assertThat(export("named", "vtt"))
        .content()
        .contains("<v Ada>", "<v Bob>")
        .doesNotContain("<v Speaker");

    assertThat(speakers("named", "--name", "2=").output())
        .anyMatch(line -> line.startsWith("1  Ada "))
        .anyMatch(line -> line.startsWith("2  Speaker 2 "));
    assertThat(speakers("named", "--name", "7=Eve").error())
        .containsExactly("colloquy: no speaker of named is 7; it has 1, 2");
  }

  @Test
  void anUnknownInterviewIsOneLine() throws Exception {
    CommandRun run = run("export", "nobody", "--format", "srt");
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

  private Path file(String name, Recording recording) throws Exception {
    return Files.write(directory.resolve(name), recording.wav());
  }

  private Path export(String id, String format) throws Exception {
    Path file = directory.resolve(id + "." + format);
    CommandRun run = run("export", id, "--format", format, "--output", file.toString());
    assertThat(run.error()).isEmpty();
    assertThat(run.output()).singleElement().asString().startsWith("✓ " + file);
    assertThat(Files.size(file)).isPositive();
    return file;
  }

  private CommandRun speakers(String id, String... options) throws Exception {
    return run("speakers", id, options);
  }

  private CommandRun run(String command, String id, String... options) throws Exception {
    String[] arguments = Arrays.copyOf(new String[] {id, "--tenant", "tests"}, 3 + options.length);
    System.arraycopy(options, 0, arguments, 3, options.length);
    return CommandRun.of(stack.installation(), stack.config().dataDirectory(), command, arguments);
  }

  private static String joinedWithoutSpeakers(List<? extends String> cues) {
    return cues.stream()
        .map(cue -> cue.replace('\n', ' ').replaceFirst("^Speaker [0-9]+: ", ""))
        .collect(Collectors.joining(" "));
  }
}
