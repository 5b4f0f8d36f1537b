package io.colloquy.local.interview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.core.text.UnclearReason;
import io.colloquy.local.ingest.ChunkSettings;
import io.colloquy.local.interview.SegmentDocuments.Contents;
import io.colloquy.local.search.IndexedSummary;
import io.colloquy.local.tools.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Speech that the recognizer does not understand, from its ladder of attempts to what people read:
 * between two stretches that it does are some that run backwards, each a window of its own.
 */
@OnInterviewStack
class UnclearIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ID = "unclear";

  /** So much silence closes a window. */
  private static final long SILENCE_MS = 2_500;

  private static final long FIRST_MS = 6_000;
  private static final long BACKWARDS_MS = 4_000;

  /** Where the demo has what is heard backwards; of some it makes words that it believes. */
  private static final List<Long> BACKWARDS_FROM_MS =
      List.of(30_000L, 34_000L, 38_000L, 42_000L, 50_000L, 54_000L);

  private static final int LEAST_DOUBTED = 3;

  /** What is said in order, before and behind. */
  private static final String BEFORE = "let us begin with how you got started";

  private static final String BEHIND = "fixed the problem with the report";

  @TempDir private Path directory;
  private final RunningStack stack;

  UnclearIT(RunningStack stack) {
    this.stack = stack;
  }

  @Test
  void whatIsNotUnderstoodIsToldApartAndNeverFound() throws Exception {
    Path file = Files.write(directory.resolve("unclear.wav"), recording().wav());
    Map<UnclearReason, Long> before = counted("unclear");
    long fallbacksBefore = sum(counted("fallbacks"));
    stack.ingest(file, ID, ChunkSettings.defaults());
    IndexedSummary summary = stack.awaitComplete(ID, told -> told.unclear() > 0);

    Contents contents = stack.documents().of(ID);
    List<JsonNode> unclear = ofKind(contents, "unclear");
    assertThat(unclear).hasSizeGreaterThanOrEqualTo(LEAST_DOUBTED);
    assertThat(unclear)
        .allMatch(document -> document.path("words").isEmpty())
        .allMatch(document -> document.path("text").asText().isEmpty())
        .allMatch(document -> !document.path("rawText").asText().isEmpty())
        .noneMatch(document -> document.path("startMs").asLong() < FIRST_MS);
    String text = text(contents);
    assertThat(text.toLowerCase()).contains(BEFORE, BEHIND);
    for (JsonNode document : unclear) {
      assertThat(text).doesNotContain(document.path("rawText").asText());
      assertThat(contents.words())
          .noneMatch(
              word ->
                  document.path("startMs").asLong() <= word.startMs()
                      && word.startMs() < document.path("endMs").asLong());
    }

    assertThat(summary.unclear()).isEqualTo(unclear.size());
    assertThat(summary.unclearMs())
        .isEqualTo(unclear.stream().mapToLong(one -> one.path("durationMs").asLong()).sum());
    assertThat(summary.lowConfidenceWindows()).isGreaterThanOrEqualTo(LEAST_DOUBTED);
    assertThat(summary.doubtful()).isTrue();
    assertCounted(unclear, before);
    assertThat(sum(counted("fallbacks")) - fallbacksBefore).isGreaterThan(LEAST_DOUBTED);

    assertShown(unclear);
  }

  /**
   * Windows do not overlap here, so a document is a stretch that a recognizer doubted. Others may
   * be counted beside it.
   */
  private void assertCounted(List<JsonNode> unclear, Map<UnclearReason, Long> before)
      throws Exception {
    Map<UnclearReason, Long> after = counted("unclear");
    for (UnclearReason reason : UnclearReason.values()) {
      long told =
          unclear.stream()
              .filter(one -> one.path("unclearReason").asText().equals(reason.label()))
              .count();
      assertThat(after.get(reason) - before.get(reason))
          .as("stretches counted as %s", reason)
          .isGreaterThanOrEqualTo(told);
    }
  }

  private void assertShown(List<JsonNode> unclear) throws Exception {
    List<String> rawTexts = unclear.stream().map(one -> one.path("rawText").asText()).toList();
    for (String format : List.of("txt", "srt", "vtt", "md")) {
      String export = String.join("\n", run("export", ID, "--format", format));
      assertThat(export).as(format).contains("unclear").doesNotContain(rawTexts);
    }
    JsonNode json = JSON.readTree(String.join("\n", run("export", ID, "--format", "json")));
    List<String> kept = new ArrayList<>();
    json.path("segments")
        .forEach(
            segment -> {
              if (segment.path("kind").asText().equals("unclear")) {
                kept.add(segment.path("rawText").asText());
              }
            });
    assertThat(kept).containsExactlyInAnyOrderElementsOf(rawTexts);

    List<String> watched = run("watch", ID);
    assertThat(String.join("\n", watched)).doesNotContain(rawTexts);
    assertThat(watched.stream().filter(line -> line.contains("--- unclear 00:")))
        .hasSameSizeAs(unclear);
    assertThat(watched)
        .anyMatch(line -> line.startsWith("Complete") && line.contains("; doubtful: of 8 windows"));

    assertThat(run("search", BEHIND, "--interview", ID)).anyMatch(line -> line.contains("«fixed"));
    for (String rawText : rawTexts) {
      assertThat(run("search", rawText, "--interview", ID, "--json"))
          .as("found by what was not understood: %s", rawText)
          .noneMatch(line -> line.contains("\"asSaid\":true"))
          .noneMatch(line -> line.contains("\"text\":\"" + rawText));
    }
  }

  private Recording recording() throws Exception {
    Recording demo = Recording.of(stack.demo());
    Recording all = demo.first(FIRST_MS);
    for (long fromMs : BACKWARDS_FROM_MS) {
      all = all.then(SILENCE_MS, demo.part(fromMs, fromMs + BACKWARDS_MS).backwards());
    }
    return all.then(SILENCE_MS, demo.part(65_000, 71_000));
  }

  private Map<UnclearReason, Long> counted(String what) throws Exception {
    TaskCounters counters = TaskCounters.read(stack.config().dataDirectory());
    Map<UnclearReason, Long> counted = new EnumMap<>(UnclearReason.class);
    for (UnclearReason reason : UnclearReason.values()) {
      String name =
          Arrays.stream(reason.label().split("-"))
              .map(word -> word.substring(0, 1).toUpperCase() + word.substring(1))
              .collect(Collectors.joining());
      counted.put(reason, counters.sum(what + name));
    }
    return counted;
  }

  private static long sum(Map<UnclearReason, Long> counted) {
    return counted.values().stream().mapToLong(Long::longValue).sum();
  }

  private static List<JsonNode> ofKind(Contents contents, String kind) {
    return contents.documents().values().stream()
        .filter(document -> document.path("kind").asText().equals(kind))
        .toList();
  }

  private static String text(Contents contents) {
    return ofKind(contents, "speech").stream()
        .map(document -> document.path("text").asText())
        .collect(Collectors.joining(" "));
  }

  private List<String> run(String command, String argument, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(argument, "--tenant", "tests"));
    arguments.addAll(List.of(options));
    CommandRun run =
        CommandRun.of(
            stack.installation(),
            stack.config().dataDirectory(),
            command,
            arguments.toArray(String[]::new));
    assertThat(run.error()).isEmpty();
    return run.output();
  }
}
