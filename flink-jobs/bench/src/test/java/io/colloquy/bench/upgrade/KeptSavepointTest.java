package io.colloquy.bench.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.bench.process.CollectedDocuments;
import io.colloquy.bench.process.InProcessConnections;
import io.colloquy.bench.process.InProcessJob;
import io.colloquy.bench.process.InProcessSettings;
import io.colloquy.bench.process.InProcessTopics;
import io.colloquy.bench.standin.StandInModels;
import io.colloquy.bench.standin.StandInSettings;
import io.colloquy.bench.state.SavepointContents;
import io.colloquy.bench.state.StateName;
import io.colloquy.flink.elasticsearch.ElasticsearchSinkBuilder;
import io.colloquy.schemas.DeadLetter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Savepoints of earlier releases, as {@code colloquy bench savepoint} took them: one for each
 * layout of the state that was ever released.
 */
class KeptSavepointTest {
  private static final Path RELEASED = Path.of("src/test/resources/released");
  private static final long WITHIN_MS = 300_000;
  private static final int PARALLELISM = 2;

  /** What tells of the release, not of what was said. */
  private static final List<String> STAMPS =
      List.of("version", "model", "models", "settings", "vector");

  private static SortedMap<String, ObjectNode> reference;
  private static String referenceOfClosing;

  private final List<DeadLetter> letters = new CopyOnWriteArrayList<>();

  @TempDir Path directory;

  /** What today's job makes of the same interviews when nobody stops it. */
  @BeforeAll
  static void runUndisturbed(@TempDir Path directory) throws Exception {
    SilentFile.write(Path.of("target/kept-interviews"));
    InProcessTopics topics = InProcessTopics.kept();
    KeptInterviews interviews = KeptInterviews.start(topics);
    List<DeadLetter> letters = new CopyOnWriteArrayList<>();
    try (IndexStandIn index = new IndexStandIn();
        InProcessConnections connections = connections(topics, index, letters);
        InProcessJob job = InProcessJob.start(settings(directory), models(), connections)) {
      interviews.open(
          (what, condition) -> job.await(what, WITHIN_MS, condition), index.documents());
      interviews.openWhatIsHeld();
      interviews.openWhatCloses();
      interviews.loseWhatFollows();
      interviews.openLastOfAll();
      interviews.finish();
      job.await("the end", WITHIN_MS, () -> interviews.areComplete(index.documents()));
      reference = contents(interviews, index.documents());
      referenceOfClosing = said(interviews.closing(), index.documents());
    }
    assertThat(letters).isEmpty();
  }

  static List<Path> kept() throws Exception {
    try (Stream<Path> files = Files.list(RELEASED)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("savepoint-v"))
          .sorted(Comparator.comparingInt(KeptSavepointTest::layout))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("kept")
  void goesOnToTheSameDocuments(Path zip) throws Exception {
    KeptSavepoint kept = KeptSavepoint.read(zip, directory.resolve("kept"));
    InProcessTopics topics = InProcessTopics.resumedAt(kept.positions());
    KeptInterviews interviews = KeptInterviews.resumed(topics, kept.appendedAtMs());
    try (IndexStandIn index = new IndexStandIn();
        InProcessConnections connections = connections(topics, index, letters);
        InProcessJob job =
            InProcessJob.start(settings(directory).from(kept.directory()), models(), connections)) {
      interviews.finish();
      CollectedDocuments documents = index.documents();
      job.await("the end", WITHIN_MS, () -> interviews.areComplete(documents));
      assertThat(differences(contents(interviews, documents))).isEmpty();
      assertThat(said(interviews.closing(), documents)).isEqualTo(referenceOfClosing);
      assertThat(documents.ofInterview(interviews.deleted().key())).isEmpty();
    }
    assertThat(letters).isEmpty();
  }

  @Test
  void theNewestHasSomethingInEveryStateOfTodaysJob() throws Exception {
    List<Path> all = kept();
    KeptSavepoint newest = KeptSavepoint.read(all.get(all.size() - 1), directory.resolve("newest"));
    var states = SavepointContents.read(newest.directory()).states();
    SortedSet<StateName> empty = new TreeSet<>(statesOfToday());
    empty.removeIf(name -> states.containsKey(name) && states.get(name).entries() > 0);
    assertThat(empty)
        .as("CONTRIBUTING tells how to keep a savepoint of the new layout")
        .isEqualTo(EmptyStates.all().keySet());
  }

  private SortedSet<StateName> statesOfToday() throws Exception {
    try (IndexStandIn index = new IndexStandIn();
        InProcessConnections connections = connections(InProcessTopics.kept(), index, letters);
        InProcessJob job = InProcessJob.start(settings(directory), models(), connections)) {
      return new TreeSet<>(SavepointContents.read(job.savepoint()).states().keySet());
    }
  }

  private static int layout(Path zip) {
    return Integer.parseInt(zip.getFileName().toString().replaceAll("\\D", ""));
  }

  private static SortedMap<String, ObjectNode> contents(
      KeptInterviews interviews, CollectedDocuments documents) {
    SortedMap<String, ObjectNode> contents = new TreeMap<>();
    interviews.keys().forEach(key -> contents.putAll(documents.ofInterview(key)));
    contents.values().forEach(document -> document.remove(STAMPS));
    return contents;
  }

  /** Documents that are not as in the reference: before and behind an arrow. */
  private static SortedMap<String, String> differences(SortedMap<String, ObjectNode> contents) {
    SortedSet<String> names = new TreeSet<>(reference.keySet());
    names.addAll(contents.keySet());
    SortedMap<String, String> differences = new TreeMap<>();
    for (String name : names) {
      if (!Objects.equals(reference.get(name), contents.get(name))) {
        differences.put(name, reference.get(name) + " → " + contents.get(name));
      }
    }
    return differences;
  }

  private static String said(FedInterview interview, CollectedDocuments documents) {
    return documents.ofInterview(interview.key(), "segments").stream()
        .map(segment -> segment.path("text"))
        .map(JsonNode::asText)
        .collect(Collectors.joining(" "));
  }

  private static InProcessSettings settings(Path directory) {
    return new InProcessSettings(PARALLELISM, directory, null, SavepointKeeper.ARGUMENTS);
  }

  private static StandInModels models() {
    return StandInModels.all(StandInSettings.defaults());
  }

  private static InProcessConnections connections(
      InProcessTopics topics, IndexStandIn index, List<DeadLetter> letters) {
    var sink =
        new ElasticsearchSinkBuilder()
            .setHosts(index.address())
            .setBulkFlushInterval(100)
            .setRejectionHandler(NoRejections::new)
            .build();
    return new InProcessConnections(topics, sink, write -> {}, letters::add);
  }
}
