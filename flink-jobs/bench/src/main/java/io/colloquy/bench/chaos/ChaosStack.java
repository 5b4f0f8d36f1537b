package io.colloquy.bench.chaos;

import io.colloquy.bench.standin.StandInJar;
import io.colloquy.bench.standin.WindowInFlight;
import io.colloquy.local.TranscriptionSubmission;
import io.colloquy.local.TranscriptionSubmission.Division;
import io.colloquy.local.search.StoredDocuments;
import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.JobStatus;
import io.colloquy.local.stack.JobSubmission;
import io.colloquy.local.stack.LocalStack;
import io.colloquy.local.stack.ServerFaults;
import io.colloquy.local.stack.StackConfig;
import io.colloquy.local.stack.StackException;
import io.colloquy.local.stack.Wait;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The whole stack with the whole topology, in one job or two, whose recognizer, diarizer and
 * embedder are stand-ins, and whose servers can be struck.
 */
final class ChaosStack implements AutoCloseable {

  private static final long RECOVERED_MS = 300_000;
  private static final long POLL_MS = 1_000;

  /** Long enough to be seen, short enough for the windows of several interviews. */
  private static final long DECODE_MS = 300;

  /**
   * Chunks are given up for the audio behind them, not for how long a strike takes. A job that is
   * struck every minute would soon wait for minutes before each restart.
   */
  private static final List<String> RECOGNIZING =
      List.of(
          "--reorder-audio=PT%dS".formatted(InterviewScript.LATER_AUDIO_MS / 1_000),
          "--reorder-wait=PT1H",
          "--standstill=PT1H",
          "--idle=PT2H");

  private static final List<String> ALWAYS =
      List.of(
          "--stand-in-diarizer",
          "--stand-in-embedder",
          "--stand-in-doubts",
          "--stand-in-decode-ms=" + DECODE_MS,
          "--flink-property=restart-strategy.type=fixed-delay",
          "--flink-property=restart-strategy.fixed-delay.delay=3 s",
          "--flink-property=restart-strategy.fixed-delay.attempts=" + Integer.MAX_VALUE);

  private final LocalStack stack;
  private final ServerFaults faults;
  private final StoredDocuments documents;
  private final Path inFlight;
  private final JobSubmission[] submissions;
  private final Thread whenKilled;

  private ChaosStack(LocalStack stack, Path inFlight, JobSubmission[] submissions) {
    this.stack = stack;
    this.inFlight = inFlight;
    this.submissions = submissions;
    faults = new ServerFaults(stack);
    documents = StoredDocuments.open(stack.config().elasticsearchUrl());
    whenKilled = new Thread(stack::abandon);
    Runtime.getRuntime().addShutdownHook(whenKilled);
  }

  /**
   * Starts servers and jobs on free ports; some seconds.
   *
   * @param data everything that the stack writes
   * @param division into how many jobs
   * @param variation whether every attempt at a window makes other words
   * @param progress takes what the stack tells whenever something is started
   */
  static ChaosStack start(
      Installation installation,
      Path data,
      Division division,
      boolean variation,
      Consumer<String> progress) {
    LocalStack local = new LocalStack(installation, StackConfig.onFreePorts(data), progress);
    Path inFlight = data.resolve("in-flight");
    Path jar = data.resolve("chaos.jar");
    StandInJar.write(installation.transcriptionJar(), jar);
    JobSubmission[] submissions =
        Arrays.stream(TranscriptionSubmission.jobs(installation, local, division, null, null))
            .map(job -> StandInJar.submission(job, jar, arguments(job, inFlight, variation)))
            .toArray(JobSubmission[]::new);
    ChaosStack stack = new ChaosStack(local, inFlight, submissions);
    try {
      local.up(submissions);
    } catch (RuntimeException failed) {
      stack.close();
      throw failed;
    }
    return stack;
  }

  private static String[] arguments(JobSubmission job, Path inFlight, boolean variation) {
    List<String> arguments = new ArrayList<>(ALWAYS);
    if (!job.name().equals(TranscriptionSubmission.ASSEMBLY)) {
      arguments.addAll(RECOGNIZING);
    }
    arguments.add("--stand-in-flight=" + inFlight);
    if (variation) {
      arguments.add("--stand-in-variation");
    }
    return arguments.toArray(String[]::new);
  }

  String kafka() {
    return stack.config().kafkaAddress();
  }

  StoredDocuments documents() {
    return documents;
  }

  /** The jobs, if all of their tasks run. */
  Optional<List<JobStatus>> jobs() {
    List<JobStatus> running =
        stack.jobs().jobs().stream()
            .filter(JobStatus::isRunning)
            .sorted(Comparator.comparing(JobStatus::name))
            .toList();
    return Optional.of(running).filter(all -> all.size() == submissions.length);
  }

  /** Whether a window is being decoded at this moment. */
  boolean hasWindowInFlight() {
    return !WindowInFlight.read(inFlight).isEmpty();
  }

  /** Does what a strike says, and returns when all servers and jobs work again. */
  void strike(Strike strike) throws InterruptedException {
    String server = strike.victim().server();
    if (strike.isKill()) {
      faults.kill(server);
    } else {
      faults.pause(server);
      try {
        TimeUnit.MILLISECONDS.sleep(strike.pauseMs());
      } finally {
        faults.resume(server);
      }
    }
    Wait.until("the stack to recover", RECOVERED_MS, POLL_MS, this::isUp);
  }

  /** A server that has just come back may take another one down with it for a while. */
  private boolean isUp() {
    try {
      stack.up();
      return true;
    } catch (StackException notYet) {
      return false;
    }
  }

  /** Takes the stack down; also when this process is told to end. */
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(whenKilled);
    documents.close();
    stack.down();
  }
}
