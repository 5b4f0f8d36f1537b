package io.colloquy.local.stack;

import io.colloquy.flink.elasticsearch.ConnectionSettings;
import io.colloquy.flink.elasticsearch.ElasticsearchConnection;
import io.colloquy.flink.elasticsearch.TemplateInstaller;
import io.colloquy.schemas.elasticsearch.IndexTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One Elasticsearch node on the loopback interface, without its security features. Its {@code
 * settings.yml}, beside its data, adds to its settings.
 */
final class ElasticsearchServer implements Server {

  private static final long START_SECONDS = 120;
  private static final Duration TEMPLATES_TAKE_AT_MOST = Duration.ofSeconds(30);

  private final Installation installation;
  private final StackConfig config;
  private final Path directory;
  private final ServerProcess server;
  private final RestClient client;

  ElasticsearchServer(Installation installation, StackConfig config) {
    this.installation = installation;
    this.config = config;
    Path stack = config.dataDirectory();
    directory = stack.resolve("elasticsearch");
    server =
        new ServerProcess(
            ServerFaults.ELASTICSEARCH,
            stack,
            stack.resolve("logs/elasticsearch.log"),
            directory.resolve("logs/colloquy.log"),
            directory.resolve("run/elasticsearch.pid"));
    client = new RestClient("Elasticsearch", config.elasticsearchUrl());
  }

  @Override
  public String name() {
    return ServerFaults.ELASTICSEARCH;
  }

  @Override
  public String address() {
    return config.elasticsearchUrl();
  }

  @Override
  public int port() {
    return config.elasticsearchPort();
  }

  @Override
  public long memoryMb() {
    return config.elasticsearchHeapMb() * 3L / 2;
  }

  @Override
  public List<ServerProcess> processes() {
    return List.of(server);
  }

  /** Returns when the server has started: its launcher waits for it, then leaves it alone. */
  @Override
  public void start() {
    Path home = installation.elasticsearchHome();
    try {
      writeConfiguration(home);
    } catch (IOException e) {
      throw new StackException("cannot write " + directory + ": " + e.getMessage(), e);
    }
    Path program = home.resolve("bin/elasticsearch");
    List<String> command = new ArrayList<>(UnprivilegedUser.prefix(program, directory));
    command.add(program.toString());
    command.addAll(List.of("-d", "-p", server.pidFile().toString()));
    Process launcher = server.start(command, environment());
    try {
      if (!launcher.waitFor(START_SECONDS, TimeUnit.SECONDS) || launcher.exitValue() != 0) {
        launcher.destroyForcibly();
        throw server.died();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while Elasticsearch started", e);
    }
  }

  @Override
  public boolean isHealthy() {
    return client.answers("/_cluster/health?wait_for_status=yellow&timeout=1s");
  }

  @Override
  public void prepare() {
    ConnectionSettings settings = ConnectionSettings.of(config.elasticsearchUrl());
    try (ElasticsearchConnection connection = ElasticsearchConnection.open(settings, Map.of())) {
      new TemplateInstaller(connection, IndexTemplate.all()).install(TEMPLATES_TAKE_AT_MOST);
    } catch (IOException e) {
      throw new StackException(e.getMessage() + ": " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while Elasticsearch took its index templates", e);
    }
  }

  private Map<String, String> environment() {
    return Map.of(
        "ES_JAVA_HOME", JavaCommand.javaHome().toString(),
        "ES_PATH_CONF", directory.resolve("config").toString(),
        "ES_TMPDIR", directory.resolve("run").toString(),
        "CLI_JAVA_OPTS",
            String.join(
                " ",
                OwnedProcesses.mark(config.dataDirectory()),
                "-Xmx64m",
                JavaCommand.QUICK_START));
  }

  private void writeConfiguration(Path home) throws IOException {
    Path configuration = directory.resolve("config");
    for (String name : List.of("config/jvm.options.d", "data", "logs", "run")) {
      Files.createDirectories(directory.resolve(name));
    }
    for (String name : List.of("jvm.options", "log4j2.properties")) {
      Files.copy(
          home.resolve("config").resolve(name),
          configuration.resolve(name),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Files.writeString(
        configuration.resolve("jvm.options.d/colloquy.options"),
        """
        -Xms%1$dm
        -Xmx%1$dm
        %2$s
        %3$s
        """
            .formatted(
                config.elasticsearchHeapMb(),
                JavaCommand.QUICK_START,
                OwnedProcesses.mark(config.dataDirectory())));
    Files.writeString(
        configuration.resolve("elasticsearch.yml"),
        """
        cluster.name: colloquy
        node.name: local
        discovery.type: single-node
        network.host: 127.0.0.1
        http.port: %d
        path.data: "%s"
        path.logs: "%s"
        xpack.security.enabled: false
        # Indices come into being by their first document, but only those that a template describes.
        action.auto_create_index: "+interview-*,+.*,-*"
        cluster.routing.allocation.disk.threshold_enabled: false
        """
                .formatted(
                    config.elasticsearchPort(),
                    directory.resolve("data"),
                    directory.resolve("logs"))
            + AddedSettings.in(directory.resolve("settings.yml")));
  }
}
