package io.colloquy.local.poison;

import static io.colloquy.local.tools.Patience.PATIENCE_MS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.local.TranscriptionSubmission;
import io.colloquy.local.search.SegmentIndex;
import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.JobSubmission;
import io.colloquy.local.stack.LocalStack;
import io.colloquy.local.stack.StackConfig;
import io.colloquy.local.stack.Wait;
import io.colloquy.local.tools.ChunkProducer;
import io.colloquy.local.tools.EveryDocument;
import io.colloquy.local.tools.Recording;
import io.colloquy.local.tools.TestInterviews;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Windows that crash or hang the recognizer's native code cost themselves, and nothing else. */
class PoisonIT {
  private static final String TASK_MANAGER = "Flink TaskManager";
  private static final int CHUNK_MS = 5_000;
  private static final long POISONED_AT_MS = 45_000;

  /** Some ten times as long as a window takes here, and not too long to wait for. */
  private static final String ALLOWED = "PT20S";

  private static LocalStack stack;
  private static JobSubmission job;
  private static Recording demo;

  /** A word and where it lies on media time. */
  private record Spoken(String text, long startMs, long endMs) {}

  /** A stretch without text, and why. */
  private record Gap(String reason, long startMs, long endMs) {
    boolean holds(Spoken word) {
      long middleMs = (word.startMs() + word.endMs()) / 2;
      return startMs <= middleMs && middleMs < endMs;
    }
  }

  @BeforeAll
  static void start() throws Exception {
    Path local = Installation.find().home().resolve("flink-jobs/local");
    demo = Recording.of(local.resolve("src/main/resources/demo/interview.ogg"));
    Path directory = Files.createTempDirectory(local.resolve("target"), "poison");
    Installation installation = PoisonedInstallation.in(directory.resolve("home"));
    StackConfig config = StackConfig.onFreePorts(directory.resolve("data"));
    stack = new LocalStack(installation, config, line -> {});
    stack.up();
    job =
        TranscriptionSubmission.of(installation, stack, null)
            .withArguments("--recognition-timeout", ALLOWED);
    stack.up(job);
  }

  @AfterAll
  static void end() {
    stack.down();
  }

  @Test
  void whatCrashesOrHangsTheRecognizerIsAGapAndAllElseIsWhole() throws Exception {
    send("crashing", Poison.CRASH_IN_WORKER.in(demo, POISONED_AT_MS));
    send("beside", demo);
    assertThat(restartsUntilComplete("crashing", "beside")).isEqualTo(2);
    send("hanging", Poison.HANG.in(demo, POISONED_AT_MS));
    send("undisturbed", demo);
    assertThat(restartsUntilComplete("hanging", "undisturbed")).isZero();

    assertThat(documents("beside")).isEqualTo(documents("undisturbed"));
    assertThat(gaps("undisturbed")).isEmpty();
    assertThatOnlyThePoisonedWindowIsMissing("crashing", "recognizer-crashed");
    assertThatOnlyThePoisonedWindowIsMissing("hanging", "recognition-failed");
    assertThat(marks()).hasSize(1);
  }

  private static void send(String interviewId, Recording recording) throws Exception {
    try (ChunkProducer chunks = new ChunkProducer(stack.config().kafkaAddress())) {
      chunks.send(recording.chunks(interviewId, CHUNK_MS));
    }
  }

  /** Starts the TaskManager again whenever it is gone, as {@code colloquy up} does. */
  private static int restartsUntilComplete(String... interviewIds) {
    int[] restarts = {0};
    try (SegmentIndex index = SegmentIndex.open(stack.config().elasticsearchUrl())) {
      Wait.until(
          String.join(" and ", interviewIds) + " to be complete",
          PATIENCE_MS,
          () -> {
            if (taskManagerIsGone()) {
              restarts[0]++;
              stack.up(job);
            }
            return Stream.of(interviewIds).allMatch(id -> isComplete(index, id));
          });
    }
    return restarts[0];
  }

  private static boolean taskManagerIsGone() {
    return stack.status().processes().stream()
        .anyMatch(process -> process.name().equals(TASK_MANAGER) && process.pid() == 0);
  }

  private static boolean isComplete(SegmentIndex index, String interviewId) {
    InterviewKey key = new InterviewKey(TestInterviews.TENANT, interviewId);
    return index
        .summary(key)
        .filter(summary -> summary.isToldBy(index.outline(key, summary.generation())))
        .isPresent();
  }

  private static void assertThatOnlyThePoisonedWindowIsMissing(String interviewId, String reason) {
    List<Gap> gaps = gaps(interviewId);
    assertThat(gaps).as("gaps of %s", interviewId).hasSize(1);
    Gap gap = gaps.get(0);
    assertThat(gap.reason()).isEqualTo(reason);
    assertThat(gap.startMs()).isLessThanOrEqualTo(POISONED_AT_MS);
    assertThat(gap.endMs()).isGreaterThan(POISONED_AT_MS);
    List<Spoken> expected = words("undisturbed").stream().filter(word -> !gap.holds(word)).toList();
    assertThat(expected).anyMatch(word -> word.endMs() <= gap.startMs());
    assertThat(expected).anyMatch(word -> word.startMs() >= gap.endMs());
    assertThat(words(interviewId)).as("words of %s", interviewId).isEqualTo(expected);
  }

  private static SortedMap<String, JsonNode> documents(String interviewId) {
    return EveryDocument.of(stack.config().elasticsearchUrl(), interviewId);
  }

  private static List<Gap> gaps(String interviewId) {
    return documents(interviewId).values().stream()
        .filter(document -> document.path("kind").asText().equals("gap"))
        .map(
            gap ->
                new Gap(
                    gap.path("gapReason").asText(),
                    gap.path("startMs").asLong(),
                    gap.path("endMs").asLong()))
        .toList();
  }

  private static List<Spoken> words(String interviewId) {
    return documents(interviewId).values().stream()
        .flatMap(document -> StreamSupport.stream(document.path("words").spliterator(), false))
        .map(
            word ->
                new Spoken(
                    word.path("text").asText(),
                    word.path("startMs").asLong(),
                    word.path("endMs").asLong()))
        .toList();
  }

  private static List<Path> marks() throws IOException {
    try (Stream<Path> files =
        Files.list(stack.config().dataDirectory().resolve("flink/checkpoints/crash-marks"))) {
      return files.toList();
    }
  }
}
