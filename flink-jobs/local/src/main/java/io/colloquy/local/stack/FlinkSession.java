package io.colloquy.local.stack;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** A Flink session cluster: one JobManager with the dashboard, one TaskManager. */
final class FlinkSession implements Server {

  /** How old a figure may be that the dashboard shows; one machine can afford it. */
  private static final String FIGURES_AGE = "1 s";

  private final Installation installation;
  private final StackConfig config;
  private final Path directory;
  private final ServerProcess jobManager;
  private final ServerProcess taskManager;
  private final RestClient rest;

  FlinkSession(Installation installation, StackConfig config) {
    this.installation = installation;
    this.config = config;
    directory = config.dataDirectory().resolve("flink");
    jobManager = process(ServerFaults.JOB_MANAGER, "jobmanager");
    taskManager = process(ServerFaults.TASK_MANAGER, "taskmanager");
    rest = new RestClient("Flink", config.flinkUrl());
  }

  @Override
  public String name() {
    return "Flink";
  }

  @Override
  public String address() {
    return config.flinkUrl();
  }

  @Override
  public int port() {
    return config.flinkPort();
  }

  @Override
  public long memoryMb() {
    return config.jobManagerMb() + config.taskManagerMb();
  }

  @Override
  public List<ServerProcess> processes() {
    return List.of(jobManager, taskManager);
  }

  /**
   * A TaskManager whose JobManager died is of no use: it goes too, and with it what its tasks still
   * do.
   */
  @Override
  public void start() {
    try {
      Files.createDirectories(directory.resolve("plugins"));
      if (jobManager.running().isEmpty()) {
        taskManager.stop();
        FlinkDirectories.clearTemporary(config);
        chooseRpcPort();
        FlinkCommand command = command(Map.of());
        jobManager.startAndRemember(command.jobManager(log("jobmanager")), environment());
      }
      if (taskManager.running().isEmpty()) {
        FlinkCommand command = command(Map.of("taskmanager.resource-id", newTaskManagerId()));
        taskManager.startAndRemember(command.taskManager(log("taskmanager")), environment());
      }
    } catch (IOException e) {
      throw new StackException("cannot write " + directory + ": " + e.getMessage(), e);
    }
  }

  /**
   * A TaskManager that was killed stays on the JobManager's list for a while: the present one must
   * be there.
   */
  @Override
  public boolean isHealthy() {
    if (!rest.answers("/taskmanagers")) {
      return false;
    }
    try {
      String expected = Files.readString(taskManagerId());
      return StreamSupport.stream(
              rest.get("/taskmanagers").path("taskmanagers").spliterator(), false)
          .anyMatch(registered -> registered.path("id").asText().equals(expected));
    } catch (IOException | StackException notYet) {
      return false;
    }
  }

  @Override
  public void prepare() {}

  private FlinkCommand command(Map<String, String> more) throws IOException {
    Map<String, String> overrides = new TreeMap<>(more);
    overrides.put("rest.port", Integer.toString(config.flinkPort()));
    overrides.put("jobmanager.rpc.port", Files.readString(rpcPort()));
    overrides.put("jobmanager.memory.process.size", config.jobManagerMb() + "m");
    overrides.put("taskmanager.memory.process.size", config.taskManagerMb() + "m");
    overrides.put("execution.checkpointing.dir", uri(FlinkDirectories.checkpoints(config)));
    overrides.put(
        "execution.checkpointing.savepoint-dir", uri(FlinkDirectories.savepoints(config)));
    overrides.put("metrics.fetcher.update-interval", FIGURES_AGE);
    overrides.put("web.upload.dir", FlinkDirectories.temporary(config).toString());
    overrides.put("web.tmpdir", FlinkDirectories.temporary(config).toString());
    overrides.put("io.tmp.dirs", FlinkDirectories.temporary(config).toString());
    return new FlinkCommand(installation, config, overrides);
  }

  /** OpenMP threads that wait must not burn the cores that other recognizers need. */
  private Map<String, String> environment() {
    return Map.of(
        "FLINK_CONF_DIR", installation.flinkConfiguration().toString(),
        "FLINK_LIB_DIR", installation.flinkLibrary().toString(),
        "FLINK_PLUGINS_DIR", directory.resolve("plugins").toString(),
        "OMP_WAIT_POLICY", "passive");
  }

  private void chooseRpcPort() throws IOException {
    try (ServerSocket free = StackConfig.free()) {
      Files.writeString(rpcPort(), Integer.toString(free.getLocalPort()));
    }
  }

  private String newTaskManagerId() throws IOException {
    String id = "taskmanager-" + Long.toString(System.currentTimeMillis(), 36);
    Files.writeString(taskManagerId(), id);
    return id;
  }

  private Path rpcPort() {
    return directory.resolve("jobmanager.rpc-port");
  }

  private Path taskManagerId() {
    return directory.resolve("taskmanager.id");
  }

  private Path log(String process) {
    return config.dataDirectory().resolve("logs/flink-" + process + ".log");
  }

  private ServerProcess process(String name, String file) {
    Path stack = config.dataDirectory();
    Path output = stack.resolve("logs/flink-" + file + ".out");
    return new ServerProcess(name, stack, output, log(file), directory.resolve(file + ".pid"));
  }

  private static String uri(Path path) {
    return path.toUri().toString();
  }
}
