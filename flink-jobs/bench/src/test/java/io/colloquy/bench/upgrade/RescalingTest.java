package io.colloquy.bench.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.bench.process.CollectedDocuments;
import io.colloquy.bench.process.InProcessConnections;
import io.colloquy.bench.process.InProcessJob;
import io.colloquy.bench.process.InProcessSettings;
import io.colloquy.bench.process.InProcessTopics;
import io.colloquy.bench.standin.StandInModels;
import io.colloquy.bench.standin.StandInSettings;
import io.colloquy.bench.state.SavepointContents;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that is stopped in mid-interview, and goes on with more or fewer tasks. */
class RescalingTest {
  private static final long WITHIN_MS = 300_000;
  private static final int INTERVIEWS = 3;
  private static final int SECONDS = 75;

  @TempDir Path directory;

  private final AtomicLong clock = new AtomicLong(1_772_704_800_000L);
  private final InProcessTopics topics = InProcessTopics.kept();
  private final List<FedInterview> interviews =
      IntStream.range(0, INTERVIEWS)
          .mapToObj(number -> new FedInterview(topics, clock, "talk-" + number))
          .toList();
  private final List<DeadLetter> letters = new CopyOnWriteArrayList<>();

  @Test
  void changesNoDocumentButItsVersion() throws Exception {
    InProcessSettings twoTasks = InProcessSettings.fresh(2, directory);
    CollectedDocuments scaled = new CollectedDocuments();
    speak(0, SECONDS / 3);
    Path atTwo = run(twoTasks, scaled);
    speak(SECONDS / 3, 2 * SECONDS / 3);
    Path atThree = run(twoTasks.withParallelism(3).from(atTwo), scaled);
    speak(2 * SECONDS / 3, SECONDS);
    interviews.forEach(interview -> interview.fallSilent(SECONDS));
    complete(twoTasks.withParallelism(1).from(atThree), scaled);

    CollectedDocuments undisturbed = new CollectedDocuments();
    complete(twoTasks, undisturbed);

    assertThat(SavepointContents.read(atThree).keys()).hasSize(INTERVIEWS);
    assertThat(withoutVersions(scaled)).isEqualTo(withoutVersions(undisturbed));
    assertThat(letters).isEmpty();
  }

  private void speak(long fromSecond, long endSecond) {
    for (long second = fromSecond; second < endSecond; second++) {
      for (FedInterview interview : interviews) {
        interview.speak(second);
      }
    }
  }

  /** Runs until everything is read, wherever that is by then. */
  private Path run(InProcessSettings settings, CollectedDocuments documents) throws Exception {
    try (InProcessConnections connections = connections(documents);
        InProcessJob job = start(settings, connections)) {
      job.await("audio to be read", WITHIN_MS, () -> topics.unread(Topics.AUDIO_CHUNKS) == 0);
      return job.stop();
    }
  }

  private void complete(InProcessSettings settings, CollectedDocuments documents) throws Exception {
    try (InProcessConnections connections = connections(documents);
        InProcessJob job = start(settings, connections)) {
      job.await("summaries", WITHIN_MS, () -> haveSummaries(documents));
    }
  }

  private boolean haveSummaries(CollectedDocuments documents) {
    return interviews.stream()
        .noneMatch(interview -> documents.ofInterview(interview.key(), "ledger").isEmpty());
  }

  private SortedMap<String, ObjectNode> withoutVersions(CollectedDocuments documents) {
    SortedMap<String, ObjectNode> all = new TreeMap<>();
    for (FedInterview interview : interviews) {
      all.putAll(documents.ofInterview(interview.key()));
    }
    all.values().forEach(document -> document.remove("version"));
    return all;
  }

  private InProcessConnections connections(CollectedDocuments documents) {
    return new InProcessConnections(topics, documents, letters::add);
  }

  private static InProcessJob start(InProcessSettings settings, InProcessConnections connections)
      throws Exception {
    return InProcessJob.start(settings, StandInModels.all(StandInSettings.defaults()), connections);
  }
}
