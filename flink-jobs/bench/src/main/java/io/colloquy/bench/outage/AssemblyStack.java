package io.colloquy.bench.outage;

import io.colloquy.local.TranscriptionSubmission;
import io.colloquy.local.search.StoredDocuments;
import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.JobClient;
import io.colloquy.local.stack.JobStatus;
import io.colloquy.local.stack.LocalStack;
import io.colloquy.local.stack.ServerFaults;
import io.colloquy.local.stack.StackConfig;
import io.colloquy.local.stack.StackException;
import io.colloquy.local.stack.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A stack that runs the assembling half of the job and nothing else, and whose servers can be
 * disturbed.
 */
public final class AssemblyStack implements AutoCloseable {

  private static final long RUNNING_MS = 120_000;

  private final Installation installation;
  private final LocalStack stack;
  private final ServerFaults faults;
  private final StoredDocuments documents;
  private final UndisturbedInterviews undisturbed;
  private final Thread whenKilled;

  private AssemblyStack(Installation installation, LocalStack stack) {
    this.installation = installation;
    this.stack = stack;
    faults = new ServerFaults(stack);
    documents = StoredDocuments.open(stack.config().elasticsearchUrl());
    undisturbed = new UndisturbedInterviews(kafka(), documents);
    whenKilled = new Thread(stack::abandon);
    Runtime.getRuntime().addShutdownHook(whenKilled);
  }

  /**
   * Starts the servers and the job on free ports; some seconds.
   *
   * @param data everything that the stack writes
   * @param progress takes a line for each server
   * @param arguments of the job, beside those it needs
   */
  public static AssemblyStack start(
      Installation installation, Path data, Consumer<String> progress, String... arguments) {
    LocalStack stack = new LocalStack(installation, StackConfig.onFreePorts(data), progress);
    AssemblyStack assembly = new AssemblyStack(installation, stack);
    try {
      assembly.submit(arguments);
    } catch (RuntimeException failed) {
      assembly.close();
      throw failed;
    }
    return assembly;
  }

  public String kafka() {
    return stack.config().kafkaAddress();
  }

  public StoredDocuments documents() {
    return documents;
  }

  /** What becomes of interviews when nothing goes wrong. */
  UndisturbedInterviews undisturbed() {
    return undisturbed;
  }

  public JobClient jobs() {
    return stack.jobs();
  }

  /** The job, as soon as all of its tasks run. */
  public JobStatus job() {
    return Wait.untilPresent("the job to run", RUNNING_MS, this::onlyRunning);
  }

  /** Starts what is missing, and waits until it answers. */
  public void up() {
    stack.up();
  }

  /** Lets the job go on from its last checkpoint with these arguments beside those it needs. */
  public void submit(String... arguments) {
    stack.up(TranscriptionSubmission.assembly(installation, stack).withArguments(arguments));
  }

  /** What can happen to its servers. */
  public ServerFaults faults() {
    return faults;
  }

  /**
   * Kills Elasticsearch and starts it with these settings beside its usual ones.
   *
   * @param settings lines of elasticsearch.yml; empty for the usual ones alone
   */
  public void restartElasticsearch(String settings) {
    Path file = stack.config().dataDirectory().resolve("elasticsearch/settings.yml");
    try {
      Files.writeString(file, settings);
    } catch (IOException e) {
      throw new StackException("cannot write " + file + ": " + e.getMessage(), e);
    }
    faults.kill(ServerFaults.ELASTICSEARCH);
    up();
  }

  /** Empty while an earlier job is still ending, too. */
  private Optional<JobStatus> onlyRunning() {
    List<JobStatus> running = jobs().jobs().stream().filter(JobStatus::isRunning).toList();
    return running.size() == 1 ? Optional.of(running.get(0)) : Optional.empty();
  }

  /** Takes the stack down; also when this process is told to end. */
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(whenKilled);
    documents.close();
    stack.down();
  }
}
