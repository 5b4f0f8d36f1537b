package io.colloquy.local.stack;

import io.colloquy.local.stack.StackStatus.ProcessStatus;
import io.colloquy.local.stack.SubmittedJobs.SubmittedJob;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Kafka, Elasticsearch and Flink on this machine, each in processes of its own that outlive their
 * starter.
 *
 * <pre>{@code
 * StackConfig config = StackConfig.defaults(directory);
 * new LocalStack(Installation.find(), config, System.out::println).up();
 * }</pre>
 */
public final class LocalStack {

  private static final long HEALTH_MS = 120_000;
  private static final long ABANDONED_NANOS = TimeUnit.SECONDS.toNanos(15);
  private static final long ABANDONED_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final StackConfig config;
  private final Consumer<String> progress;
  private final List<Server> servers;
  private volatile boolean raising;
  private volatile boolean abandoned;

  /**
   * @param progress takes the lines that tell what happens, one at a time
   */
  public LocalStack(Installation installation, StackConfig config, Consumer<String> progress) {
    this.config = config;
    this.progress = progress;
    servers =
        List.of(
            new KafkaBroker(installation, config),
            new ElasticsearchServer(installation, config),
            new FlinkSession(installation, config));
  }

  public StackConfig config() {
    return config;
  }

  public JobClient jobs() {
    return new JobClient(config.flinkUrl());
  }

  /**
   * Brings up whatever is missing; then the jobs given here and those submitted before, each from
   * its newest checkpoint. What runs already is left alone, except a job that is given here with
   * other arguments: that one goes on with the new ones.
   *
   * @throws StackException when something cannot start; what did start stays up
   */
  public void up(JobSubmission... submissions) {
    Preflight.requireDisk(config.dataDirectory());
    raising = true;
    try {
      StackLock.hold(config.dataDirectory(), () -> raiseAll(List.of(submissions)));
    } finally {
      raising = false;
    }
  }

  /**
   * Ends every process of the stack. Data and checkpoints stay: the next {@link #up} goes on from
   * them.
   */
  public void down() {
    if (!config.dataDirectory().toFile().isDirectory()) {
      return;
    }
    StackLock.hold(config.dataDirectory(), this::lowerAll);
  }

  /**
   * Kills every process of the stack, also while another thread is starting it, which it then does
   * not go on to do: for a process that is told to end, and whose stack nobody needs any more.
   */
  public void abandon() {
    abandoned = true;
    long end = System.nanoTime() + ABANDONED_NANOS;
    do {
      OwnedProcesses.of(config.dataDirectory()).forEach(ProcessHandle::destroyForcibly);
      LockSupport.parkNanos(ABANDONED_POLL_NANOS);
    } while (raising && System.nanoTime() - end < 0);
  }

  /** How a job was last submitted; empty when it never was. */
  public Optional<JobSubmission> submitted(String name) {
    return new SubmittedJobs(config).named(name).map(SubmittedJob::submission);
  }

  /** What runs at this moment, and how it is. */
  public StackStatus status() {
    List<ProcessStatus> processes = servers.parallelStream().flatMap(LocalStack::statusOf).toList();
    boolean flinkAnswers =
        processes.stream().anyMatch(process -> process.isHealthy() && process.isFlink());
    return new StackStatus(processes, flinkAnswers ? jobs().jobs() : List.of());
  }

  /** A server's process, if it runs; by the name that {@link #status} tells. */
  Optional<ProcessHandle> process(String name) {
    return servers.stream()
        .flatMap(server -> server.processes().stream())
        .filter(process -> process.name().equals(name))
        .findFirst()
        .flatMap(ServerProcess::running);
  }

  private void raiseAll(List<JobSubmission> submissions) {
    requireSameConfig();
    endStrays();
    requireRoom();
    SavedConfig.save(config);
    Parallel.forEach(servers, this::raise);
    JobKeeper keeper = new JobKeeper(config, jobs(), progress);
    submissions.forEach(keeper::keep);
    keeper.keepAllBut(submissions.stream().map(JobSubmission::name).toList());
  }

  private void lowerAll() {
    Parallel.forEach(servers, this::lower);
    OwnedProcesses.of(config.dataDirectory()).forEach(ServerProcess::end);
  }

  private void raise(Server server) {
    if (abandoned) {
      throw new StackException("the stack in %s is given up".formatted(config.dataDirectory()));
    }
    if (server.isRunning() && server.isHealthy()) {
      server.prepare();
      say("✓ %s %s (running)".formatted(server.name(), server.address()));
      return;
    }
    long start = System.nanoTime();
    if (!server.isRunning()) {
      server.start();
    }
    Wait.until(server.name() + " to answer at " + server.address(), HEALTH_MS, () -> isUp(server));
    server.prepare();
    double seconds = (System.nanoTime() - start) / 1e9;
    say("✓ %s %s (%.1f s)".formatted(server.name(), server.address(), seconds));
  }

  private void lower(Server server) {
    boolean wasRunning =
        server.processes().stream().anyMatch(process -> process.running().isPresent());
    server.stop();
    if (wasRunning) {
      say("✓ %s stopped".formatted(server.name()));
    }
  }

  private static boolean isUp(Server server) {
    for (ServerProcess process : server.processes()) {
      if (process.running().isEmpty()) {
        throw process.died();
      }
    }
    return server.isHealthy();
  }

  private void requireSameConfig() {
    boolean differs =
        SavedConfig.load(config.dataDirectory()).filter(saved -> !saved.equals(config)).isPresent();
    if (differs && servers.stream().anyMatch(Server::isRunning)) {
      throw new StackException(
          "the stack in %s runs with other ports or sizes; run ./colloquy down first, or leave the"
                  .formatted(config.dataDirectory())
              + " options out");
    }
  }

  private void requireRoom() {
    List<Server> missing = servers.stream().filter(server -> !server.isRunning()).toList();
    missing.stream()
        .filter(server -> server.processes().stream().noneMatch(p -> p.running().isPresent()))
        .forEach(server -> Preflight.requirePort(server.name(), server.port()));
    Preflight.requireMemory(missing.stream().mapToLong(Server::memoryMb).sum());
  }

  /** A start that was interrupted leaves processes that no file knows. */
  private void endStrays() {
    List<Long> known =
        servers.stream()
            .flatMap(server -> server.processes().stream())
            .flatMap(process -> process.running().stream())
            .map(ProcessHandle::pid)
            .toList();
    OwnedProcesses.of(config.dataDirectory()).stream()
        .filter(process -> !known.contains(process.pid()))
        .forEach(ServerProcess::end);
  }

  private static Stream<ProcessStatus> statusOf(Server server) {
    boolean healthy = server.isRunning() && server.isHealthy();
    return server.processes().stream()
        .map(process -> ProcessStatus.of(process, server.address(), healthy));
  }

  private synchronized void say(String line) {
    progress.accept(line);
  }
}
