package io.colloquy.local.stack;

import static io.colloquy.local.tools.Patience.PATIENCE_MS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** An Elasticsearch node as the stack has it, without the rest of the stack. */
public final class SearchNode implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ElasticsearchServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private SearchNode(ElasticsearchServer server) {
    this.server = server;
  }

  /**
   * Starts a node on a free port.
   *
   * @param directory in the build directory; emptied first, so that logs outlive a failure
   * @param settings lines to add to the node's settings
   */
  public static SearchNode start(String directory, String... settings) throws IOException {
    Installation installation = Installation.find();
    Path data = installation.home().resolve("flink-jobs/local/target").resolve(directory);
    delete(data);
    Files.createDirectories(data.resolve("elasticsearch"));
    Files.writeString(
        data.resolve("elasticsearch/settings.yml"), String.join(System.lineSeparator(), settings));
    SearchNode node =
        new SearchNode(new ElasticsearchServer(installation, StackConfig.onFreePorts(data)));
    try {
      node.server.start();
      Wait.until("Elasticsearch to be healthy", PATIENCE_MS, node.server::isHealthy);
    } catch (RuntimeException e) {
      node.close();
      throw e;
    }
    return node;
  }

  public String address() {
    return server.address();
  }

  /** Stops the process as {@code SIGSTOP} does: connections stay, nothing answers. */
  public void freeze() {
    signal("STOP");
  }

  public void thaw() {
    signal("CONT");
  }

  /**
   * Sends a request.
   *
   * @param body JSON, or null for none
   * @throws AssertionError if the answer is no success
   */
  public JsonNode request(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address() + path))
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new AssertionError(
            "%s %s: %d %s".formatted(method, path, response.statusCode(), response.body()));
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new AssertionError("%s %s: %s".formatted(method, path, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    for (ServerProcess process : server.processes()) {
      if (process.running().isPresent()) {
        thaw();
      }
      process.stop();
    }
  }

  private void signal(String signal) {
    for (ServerProcess process : server.processes()) {
      String pid = Long.toString(process.running().orElseThrow().pid());
      try {
        new ProcessBuilder("kill", "-" + signal, pid).start().waitFor();
      } catch (IOException e) {
        throw new AssertionError(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
