package io.colloquy.bench.upgrade;

import io.colloquy.bench.process.CollectedDocuments;
import io.colloquy.bench.process.InProcessConnections;
import io.colloquy.bench.process.InProcessJob;
import io.colloquy.bench.process.InProcessSettings;
import io.colloquy.bench.process.InProcessTopics;
import io.colloquy.bench.standin.StandInModels;
import io.colloquy.bench.standin.StandInSettings;
import io.colloquy.bench.state.SavepointContents;
import io.colloquy.bench.state.StateName;
import io.colloquy.flink.Uids;
import io.colloquy.flink.elasticsearch.ElasticsearchSink;
import io.colloquy.flink.elasticsearch.ElasticsearchSinkBuilder;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Takes the savepoint of {@link KeptInterviews} that has something in every state. */
final class SavepointKeeper {
  /** What interviews are held in must last until a later release restores it. */
  static final List<String> ARGUMENTS =
      List.of(
          "--references=" + KeptInterviews.FILES,
          "--recognizers=4",
          "--standstill=PT1H",
          "--idle=PT2H",
          "--text-kept=P36500D",
          "--mark-kept=P36500D");

  private static final String CLOSING_SOON = "--text-kept=PT1S";

  private static final long WITHIN_MS = 180_000;

  /** Two windows of one task go to two diarizers, so that both can be held. */
  private static final int PARALLELISM = 2;

  private final Path directory;
  private final Consumer<String> progress;
  private final InProcessTopics topics = InProcessTopics.kept();
  private final KeptInterviews interviews = KeptInterviews.start(topics);
  private final CollectedDocuments documents = new CollectedDocuments();
  private final List<DeadLetter> letters = new CopyOnWriteArrayList<>();

  /** What is done with a job before its savepoint is taken. */
  private interface Steps {
    void run(InProcessJob job) throws Exception;
  }

  /**
   * @param directory for everything that is written
   * @param progress takes a line for each stage
   */
  SavepointKeeper(Path directory, Consumer<String> progress) {
    this.directory = directory;
    this.progress = progress;
  }

  /**
   * Takes it; about a minute.
   *
   * @throws io.colloquy.local.stack.StackException if an interview does not get into its situation
   */
  KeptSavepoint keep() throws Exception {
    SilentFile.write(Path.of("target/kept-interviews"));
    InProcessSettings settings = new InProcessSettings(PARALLELISM, directory, null, ARGUMENTS);
    Path open = run(settings, held(Set.of(), Set.of(), false), this::open);
    String unheard = interviews.unheard().id();
    Path held = run(settings.from(open), held(Set.of(unheard), Set.of(), true), this::hold);
    List<String> closing = new ArrayList<>(ARGUMENTS);
    closing.replaceAll(argument -> argument.startsWith("--text-kept") ? CLOSING_SOON : argument);
    Set<String> undiarized = Set.of(interviews.closing().id(), interviews.undiarized().id());
    Path last =
        run(
            new InProcessSettings(PARALLELISM, directory, held, closing),
            held(Set.of(unheard), undiarized, true),
            this::close);
    if (!letters.isEmpty()) {
      throw new IllegalStateException("dead letters: " + letters);
    }
    return KeptSavepoint.of(last, topics, interviews);
  }

  private void open(InProcessJob job) {
    progress.accept("interviews without obstacles");
    interviews.open((what, condition) -> job.await(what, WITHIN_MS, condition), documents);
  }

  private void hold(InProcessJob job) {
    progress.accept("models at work");
    interviews.openWhatIsHeld();
    awaitState(job, interviews.unheard(), Uids.STITCH_WINDOWS, "waiting");
    awaitState(job, interviews.finishing(), Uids.FIND_CHAPTERS, "final-texts");
    awaitState(job, interviews.finishing(), Uids.PUBLISH_PASSAGES, "final-texts");
  }

  private void close(InProcessJob job) {
    progress.accept("an end before its speakers, and what does not last");
    interviews.openWhatCloses();
    awaitState(job, interviews.closing(), Uids.ALIGN_SPEAKERS, "held-end");
    interviews.loseWhatFollows();
    awaitState(job, interviews.undiarized(), Uids.TRACK_SPEAKERS, "waiting");
    interviews.openLastOfAll();
    job.await("all to be read", WITHIN_MS, () -> unread() == 0);
  }

  private long unread() {
    return topics.unread(Topics.AUDIO_CHUNKS)
        + topics.unread(Topics.CONTROL)
        + topics.unread(Topics.SPEAKER_TURNS);
  }

  private static void awaitState(
      InProcessJob job, FedInterview interview, String step, String state) {
    StateName name = new StateName(step, state);
    job.await(
        interview.id() + " in " + name, WITHIN_MS, () -> has(job.savepoint(), interview, name));
  }

  private static boolean has(Path savepoint, FedInterview interview, StateName name) {
    try {
      return SavepointContents.read(savepoint).statesOf(interview.key()).containsKey(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HeldModels held(Set<String> unheard, Set<String> undiarized, boolean texts) {
    return new HeldModels(
        StandInModels.all(StandInSettings.defaults()), unheard, undiarized, texts);
  }

  private Path run(InProcessSettings settings, HeldModels models, Steps steps) throws Exception {
    try (InProcessConnections connections =
            new InProcessConnections(topics, noElasticsearch(), documents, letters::add);
        InProcessJob job = InProcessJob.start(settings, models, connections)) {
      steps.run(job);
      return job.savepoint();
    }
  }

  /** Nothing listens there, so that the sink keeps every write. */
  private static ElasticsearchSink noElasticsearch() {
    return new ElasticsearchSinkBuilder()
        .setHosts("http://localhost:1")
        .setRejectionHandler(NoRejections::new)
        .build();
  }
}
