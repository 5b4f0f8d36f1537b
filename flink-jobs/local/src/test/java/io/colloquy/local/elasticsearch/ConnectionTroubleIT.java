package io.colloquy.local.elasticsearch;

import static io.colloquy.local.elasticsearch.Documents.numbered;
import static io.colloquy.local.elasticsearch.RealElasticsearch.versions;
import static io.colloquy.local.tools.Patience.PATIENCE_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.local.elasticsearch.Gatekeeper.Fault;
import io.colloquy.local.stack.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens between the sink and a real server, every document arrives. */
@OnRealElasticsearch
class ConnectionTroubleIT {

  private final RealElasticsearch elasticsearch;
  private Gatekeeper gatekeeper;

  ConnectionTroubleIT(RealElasticsearch elasticsearch) {
    this.elasticsearch = elasticsearch;
  }

  @BeforeEach
  void openGate() throws IOException {
    gatekeeper = new Gatekeeper(elasticsearch.node().address());
  }

  @AfterEach
  void closeGate() {
    gatekeeper.close();
  }

  @Test
  void connectionsThatAreResetOrEndBeforeTheAnswer() throws Exception {
    String index = "interview-segments-v1-2033.01";
    List<DocumentWrite> writes = numbered(index, 3_000);
    gatekeeper.breakNext(
        Fault.LOSE_REQUEST, Fault.LOSE_ANSWER, Fault.LOSE_REQUEST, Fault.LOSE_ANSWER);

    assertThat(WriteJob.start(gatekeeper.address(), writes).join()).isEmpty();
    assertThat(elasticsearch.versions(index)).isEqualTo(versions(writes));
    assertThat(gatekeeper.bulks()).isGreaterThanOrEqualTo(7);
  }

  @Test
  void aServerThatHangs() throws Exception {
    String index = "interview-segments-v1-2033.02";
    List<DocumentWrite> writes = numbered(index, 3_000);
    elasticsearch.node().request("PUT", "/" + index, null);
    WriteJob job;
    elasticsearch.node().freeze();
    try {
      job = WriteJob.start(gatekeeper.address(), sink -> sink.setSocketTimeout(1_000), writes);
      Wait.until("requests without an answer", PATIENCE_MS, () -> gatekeeper.requests() >= 3);
    } finally {
      elasticsearch.node().thaw();
    }

    assertThat(job.join()).isEmpty();
    assertThat(elasticsearch.versions(index)).isEqualTo(versions(writes));
  }

  @Test
  void aKeyThatExpiresOrMayTooLittleUntilItIsRenewed(@TempDir Path directory) throws Exception {
    String index = "interview-segments-v1-2033.03";
    Path key = Files.writeString(directory.resolve("key"), "expired");
    // In the build directory, to be read after a failure.
    Path output = Path.of("target/keyed-writes.log");
    gatekeeper.answerKey("powerless", 403);
    gatekeeper.answerKey("renewed", 200);
    Process job = keyedWrites(key, output, index);
    try {
      awaitRefusal(401);
      Files.writeString(key, "powerless");
      awaitRefusal(403);
      Files.writeString(key, "renewed");

      assertThat(job.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)).as("the job ends").isTrue();
    } finally {
      job.destroyForcibly();
    }
    assertThat(job.exitValue()).as(() -> read(output)).isZero();
    assertThat(read(output)).doesNotContain("rejected");
    assertThat(elasticsearch.versions(index)).isEqualTo(versions(numbered(index, 100)));
  }

  private Process keyedWrites(Path key, Path output, String index) throws IOException {
    ProcessBuilder job =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            KeyedWrites.class.getName(),
            gatekeeper.address(),
            index,
            "100");
    job.environment().put("ELASTICSEARCH_API_KEY_FILE", key.toString());
    return job.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  private void awaitRefusal(int status) {
    Wait.until("refusals with " + status, PATIENCE_MS, () -> gatekeeper.refusals(status) >= 2);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
