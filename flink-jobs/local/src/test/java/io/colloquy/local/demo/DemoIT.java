package io.colloquy.local.demo;

import static io.colloquy.local.tools.Patience.PATIENCE_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.core.segment.Segment;
import io.colloquy.flink.audio.AudioFile;
import io.colloquy.local.TranscriptionSubmission;
import io.colloquy.local.ingest.ChunkCodec;
import io.colloquy.local.ingest.ChunkSettings;
import io.colloquy.local.ingest.IngestCommand;
import io.colloquy.local.ingest.Ingestion;
import io.colloquy.local.ingest.Interview;
import io.colloquy.local.ingest.InterviewProducer;
import io.colloquy.local.ingest.Recorder;
import io.colloquy.local.search.IndexedSegment;
import io.colloquy.local.search.SearchCommand;
import io.colloquy.local.search.SegmentIndex;
import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.LocalStack;
import io.colloquy.local.stack.StackConfig;
import io.colloquy.local.transcribe.ReferenceTranscription;
import io.colloquy.local.watch.WatchCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands against a stack of their own, with the job in it. */
class DemoIT {

  @TempDir private static Path directory;
  private static final List<String> LINES = new CopyOnWriteArrayList<>();
  private static Installation installation;
  private static Path recording;
  private static LocalStack stack;
  private static SegmentIndex index;
  private static List<SaidWord> reference;

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  /** A word and its place. */
  private record SaidWord(String text, long startMs, long endMs) {}

  @BeforeAll
  static void createStack() throws Exception {
    installation = Installation.find();
    recording = installation.home().resolve("native/src/test/resources/two-voices.wav");
    reference = reference(recording);
    StackConfig config = StackConfig.onFreePorts(directory.resolve("stack"));
    stack = new LocalStack(installation, config, LINES::add);
    stack.up(TranscriptionSubmission.of(installation, stack, installation.embeddedModel()));
    index = SegmentIndex.open(config.elasticsearchUrl());
  }

  @BeforeEach
  void forgetLines() {
    LINES.clear();
  }

  @AfterAll
  static void end() {
    index.close();
    stack.down();
  }

  @Test
  void demoFindsTheMomentWithinASecondAndRunsAgain() throws Exception {
    String first = demo().packaged(installation.embeddedModel(), true);
    assertThat(LINES)
        .contains("Speakers: told apart by synthetic-speaker.onnx, turns from voice activity")
        .anyMatch(
            line ->
                line.matches("\\[00:41] (Speaker \\d: )?Would you pay more for the new version\\?"))
        .anyMatch(line -> line.startsWith(first + "  00:37  ") && line.contains("«price went up»"))
        .anyMatch(line -> line.matches("✓ said at 00:37.8 in truth: the hit is 0\\.\\d+ s off"))
        .contains("Dashboard: " + stack.config().flinkUrl());
    assertThat(index.segments(key(first), 0))
        .extracting(IndexedSegment::speaker)
        .filteredOn(Objects::nonNull)
        .containsOnly("1", "2");
    String second = demo().packaged(installation.embeddedModel(), true);
    assertThat(second).isNotEqualTo(first);
    assertThat(indexed(second)).isEqualTo(indexed(first)).hasSizeGreaterThan(200);
  }

  @Test
  void anyChunkingAndOrderGivesTheWordsOfTheReference() throws Exception {
    assertThat(reference).hasSizeGreaterThan(40);
    Map<String, ChunkSettings> recorders =
        Map.of(
            "packets", new ChunkSettings(20, ChunkCodec.PCM, AudioFile.Layout.MONO, false, 1L),
            "seconds", ChunkSettings.defaults(),
            "odd", new ChunkSettings(7_000, ChunkCodec.PCM, AudioFile.Layout.MONO, false, 2L),
            "whole", new ChunkSettings(30_000, ChunkCodec.PCM, AudioFile.Layout.MONO, false, null));
    for (Map.Entry<String, ChunkSettings> recorder : recorders.entrySet()) {
      ingest(recorder.getKey(), recorder.getValue());
      assertThat(indexed(recorder.getKey())).as(recorder.getKey()).isEqualTo(reference);
    }
  }

  @Test
  void aRunningJobGoesOnWithAnotherModel() throws Exception {
    Path other = Files.copy(installation.embeddedModel(), directory.resolve("other.bin"));
    String id = demo().recording(recording, other);
    assertThat(LINES).anyMatch(line -> line.contains("(resumed from savepoint-"));
    assertThat(indexed(id)).isEqualTo(reference);
  }

  @Test
  void oneUnusableFileDoesNotKeepTheOthersBack() throws Exception {
    Path empty = Files.createFile(directory.resolve("empty.wav"));
    Path text = Files.writeString(directory.resolve("text.flac"), "no audio at all");
    Path good = Files.copy(recording, directory.resolve("good call.wav"));
    int code =
        execute(
            new IngestCommand(),
            directory.resolve("missing.ogg").toString(),
            directory.toString(),
            empty.toString(),
            text.toString(),
            good.toString());
    assertThat(code).isOne();
    assertThat(errors.toString().lines())
        .hasSize(4)
        .allMatch(line -> line.startsWith("colloquy: " + directory));
    assertThat(indexed("good-call")).isEqualTo(reference);
  }

  @Test
  void aNewGenerationReplacesAnInterview() throws Exception {
    ingest("again", ChunkSettings.defaults());
    List<SaidWord> before = indexed("again");
    int code =
        execute(new IngestCommand(), recording.toString(), "--interview=again", "--generation=1");
    assertThat(code).as(errors.toString()).isZero();
    assertThat(words(index.segments(key("again"), 1))).isEqualTo(before);
    assertThat(indexed("again")).isEqualTo(before);
  }

  @Test
  void searchAndWatchShowWhatWasSaid() throws Exception {
    ingest("shown", ChunkSettings.defaults());
    assertThat(execute(new SearchCommand(), "steps", "are", "hard", "--interview=shown")).isZero();
    assertThat(output.toString().lines())
        .startsWith("Nobody says \"steps are hard\" in these words; nearest:")
        .anyMatch(line -> line.contains("but the «steps» were a little «hard»."));
    output.getBuffer().setLength(0);
    assertThat(execute(new SearchCommand(), "steps were", "a little", "--interview=shown"))
        .isZero();
    assertThat(output.toString())
        .startsWith("shown  00:09  ")
        .contains("The guide was hard but the «steps were a little» hard.");
    output.getBuffer().setLength(0);
    assertThat(execute(new SearchCommand(), "steps", "--interview=shwon")).isNotZero();
    assertThat(output.toString()).isEmpty();
    output.getBuffer().setLength(0);
    assertThat(execute(new WatchCommand(), "shown")).isZero();
    assertThat(output.toString().lines())
        .anyMatch(
            line ->
                line.matches(
                    "\\[00:11] Speaker \\d: The first day was a little slow for the team\\."))
        .last()
        .asString()
        .matches("Complete, 00:1\\d: \\d+ segments, 0 gaps, words for \\d+ % of the speech");
  }

  private static Demo demo() {
    return new Demo(installation, stack, null, LINES::add);
  }

  private int execute(Callable<Integer> command, String... arguments) {
    String[] all =
        Stream.concat(
                Arrays.stream(arguments), Stream.of("--data-dir=" + directory.resolve("stack")))
            .toArray(String[]::new);
    return new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(output, true))
        .setErr(new PrintWriter(errors, true))
        .execute(all);
  }

  private static void ingest(String id, ChunkSettings settings) throws Exception {
    try (InterviewProducer producer = InterviewProducer.open(stack.config().kafkaAddress())) {
      new Ingestion(new Recorder(producer, settings), index, PATIENCE_MS)
          .run(
              recording,
              new Interview(key(id), Instant.now(), 0),
              new Ingestion.Observer() {
                @Override
                public void sent(long mediaMs) {}

                @Override
                public void indexed(List<IndexedSegment> segments) {}
              });
    }
  }

  private static InterviewKey key(String id) {
    return new InterviewKey(Demo.TENANT, id);
  }

  private static List<SaidWord> indexed(String id) {
    return words(index.segments(key(id), 0));
  }

  private static List<SaidWord> words(List<IndexedSegment> segments) {
    return segments.stream()
        .flatMap(segment -> segment.words().stream())
        .map(word -> new SaidWord(word.text(), word.startMs(), word.endMs()))
        .toList();
  }

  private static List<SaidWord> reference(Path audio) throws Exception {
    try (ReferenceTranscription transcription =
        ReferenceTranscription.open(
            ReferenceTranscription.defaults(installation.embeddedModel()))) {
      return transcription.transcribe(audio).stream()
          .map(Segment::words)
          .flatMap(List::stream)
          .map(word -> new SaidWord(word.text(), word.startMs(), word.endMs()))
          .toList();
    }
  }
}
