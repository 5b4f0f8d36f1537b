package io.colloquy.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobClientTest {

  private static final JobSubmission SUBMISSION =
      new JobSubmission("job", "job.jar", "Main", List.of("--model", "a b.bin"), 2);

  @TempDir private Path directory;
  private final Map<String, String> received = new ConcurrentHashMap<>();
  private final Map<String, String> queries = new ConcurrentHashMap<>();
  private HttpServer server;
  private JobClient client;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    client = new JobClient("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void uploadsTheWholeJarAsTheDashboardDoes() throws IOException {
    answer("/jars/upload", 200, "{\"filename\":\"/tmp/flink-web-upload/1f_job.jar\"}");
    Path jar = Files.writeString(directory.resolve("job.jar"), "PK-the-jar");
    assertThat(client.upload(jar)).isEqualTo("1f_job.jar");
    assertThat(received.get("/jars/upload"))
        .contains("name=\"jarfile\"; filename=\"job.jar\"")
        .contains("\r\n\r\nPK-the-jar\r\n--");
  }

  @Test
  void aMissingJarIsNamed() {
    assertThatThrownBy(() -> client.upload(directory.resolve("no.jar")))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("no.jar does not exist");
  }

  @Test
  void runsFromACheckpointWhichItThenOwns() {
    answer("/jars/1f_job.jar/run", 200, "{\"jobid\":\"abc\"}");
    assertThat(client.run("1f_job.jar", SUBMISSION, "/checkpoints/chk-7")).isEqualTo("abc");
    assertThat(received.get("/jars/1f_job.jar/run"))
        .contains("\"programArgsList\":[\"--model\",\"a b.bin\"]")
        .contains("\"savepointPath\":\"/checkpoints/chk-7\"")
        .contains("\"claimMode\":\"CLAIM\"");
  }

  @Test
  void runsEmptyWithoutACheckpoint() {
    answer("/jars/1f_job.jar/run", 200, "{\"jobid\":\"abc\"}");
    client.run("1f_job.jar", SUBMISSION, null);
    assertThat(received.get("/jars/1f_job.jar/run")).doesNotContain("savepointPath");
  }

  @Test
  void sumsACounterOverTheSubtasksOfItsStep() {
    answer(
        "/jobs/abc",
        200,
        "{\"vertices\":[{\"id\":\"v1\",\"name\":\"read\"},"
            + "{\"id\":\"v2\",\"name\":\"transcribe-windows -> sink\"}]}");
    answer(
        "/jobs/abc/vertices/v2/subtasks/metrics",
        200,
        "[{\"id\":\"transcribe-windows.encoderPasses\",\"sum\":17.0}]");
    assertThat(client.counter("abc", "transcribe-windows", "encoderPasses")).isEqualTo(17);
  }

  @Test
  void readsAFigureOfASinkFromItsWriter() {
    answer(
        "/jobs/abc", 200, "{\"vertices\":[{\"id\":\"v1\",\"name\":\"index-documents: Writer\"}]}");
    answer(
        "/jobs/abc/vertices/v1/subtasks/metrics",
        200,
        "[{\"id\":\"index-documents__Writer.bufferedDocuments\",\"sum\":5.0}]");
    assertThat(client.counter("abc", "index-documents", "bufferedDocuments")).isEqualTo(5);
    assertThat(queries.get("/jobs/abc/vertices/v1/subtasks/metrics"))
        .contains("get=index-documents__Writer.bufferedDocuments");
  }

  @Test
  void aCounterIsZeroBeforeItsFirstReport() {
    answer("/jobs/abc", 200, "{\"vertices\":[{\"id\":\"v1\",\"name\":\"read\"}]}");
    answer("/jobs/abc/vertices/v1/subtasks/metrics", 200, "[]");
    assertThat(client.counter("abc", "read", "records")).isZero();
  }

  @Test
  void aRefusalIsTheRootCauseInOneLine() {
    answer(
        "/jars/1f_job.jar/run",
        500,
        "{\"errors\":[\"X: could not run\\n\\tat A.b(A.java:1)\\nCaused by: Y: no main\"]}");
    assertThatThrownBy(() -> client.run("1f_job.jar", SUBMISSION, null))
        .isInstanceOf(StackException.class)
        .hasMessage("Flink refused POST /jars/1f_job.jar/run (500): Y: no main");
  }

  @Test
  void readsStateCheckpointsAndRestarts() {
    answer(
        "/jobs/overview",
        200,
        "{\"jobs\":[{\"jid\":\"abc\",\"name\":\"n\",\"state\":\"RUNNING\",\"tasks\":"
            + "{\"running\":3,\"total\":4}}]}");
    answer("/jobs/abc/checkpoints", 200, "{\"counts\":{\"completed\":12}}");
    answer("/jobs/abc/exceptions", 200, "{\"exceptionHistory\":{\"entries\":[{},{},{}]}}");
    assertThat(client.job("abc")).contains(new JobStatus("abc", "n", "RUNNING", false, 12, 3));
  }

  @Test
  void aJobThatFlinkDoesNotKnowIsEmpty() {
    answer("/jobs/overview", 200, "{\"jobs\":[]}");
    assertThat(client.job("abc")).isEmpty();
  }

  @Test
  void aSavepointThatFailsSaysWhy() {
    answer("/jobs/abc/stop", 202, "{\"request-id\":\"t1\"}");
    answer(
        "/jobs/abc/savepoints/t1",
        200,
        "{\"status\":{\"id\":\"COMPLETED\"},\"operation\":{\"failure-cause\":{\"stack-trace\":\"A:"
            + " x\\nCaused by: Disk: full\"}}}");
    assertThatThrownBy(() -> client.stopWithSavepoint("abc"))
        .isInstanceOf(StackException.class)
        .hasMessage("job abc was not stopped: Disk: full");
  }

  @Test
  void aSessionThatIsNotThereIsOneLine() {
    server.stop(0);
    assertThatThrownBy(client::jobs)
        .isInstanceOf(StackException.class)
        .hasMessageContaining("./colloquy status")
        .message()
        .hasLineCount(1);
  }

  private void answer(String path, int status, String body) {
    server.createContext(path, exchange -> answer(exchange, status, body));
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] request = exchange.getRequestBody().readAllBytes();
    URI uri = exchange.getRequestURI();
    received.put(uri.getPath(), new String(request, StandardCharsets.ISO_8859_1));
    queries.put(uri.getPath(), Objects.requireNonNullElse(uri.getQuery(), ""));
    byte[] response = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, response.length);
    exchange.getResponseBody().write(response);
    exchange.close();
  }
}
