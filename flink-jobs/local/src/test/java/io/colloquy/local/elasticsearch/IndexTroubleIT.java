package io.colloquy.local.elasticsearch;

import static io.colloquy.local.elasticsearch.Documents.deletion;
import static io.colloquy.local.elasticsearch.Documents.numbered;
import static io.colloquy.local.elasticsearch.Documents.segment;
import static io.colloquy.local.elasticsearch.RealElasticsearch.versions;
import static io.colloquy.local.tools.Patience.PATIENCE_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.local.stack.Wait;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** While a real server cannot take documents for now, the sink waits, and rejects none. */
@OnRealElasticsearch
class IndexTroubleIT {

  private final RealElasticsearch elasticsearch;
  private Gatekeeper gatekeeper;

  IndexTroubleIT(RealElasticsearch elasticsearch) {
    this.elasticsearch = elasticsearch;
  }

  @BeforeEach
  void openGate() throws IOException {
    gatekeeper = new Gatekeeper(elasticsearch.node().address());
  }

  @AfterEach
  void closeGate() {
    gatekeeper.close();
    elasticsearch.clusterSetting("action.auto_create_index", null);
    elasticsearch.clusterSetting("cluster.max_shards_per_node", null);
  }

  @Test
  void anIndexThatIsNotThereYet() throws Exception {
    String index = "interview-segments-v1-2032.01";
    List<DocumentWrite> writes = new ArrayList<>(numbered(index, 20));
    writes.add(deletion(index, "unknown", 5));
    elasticsearch.clusterSetting("action.auto_create_index", "false");
    WriteJob job = WriteJob.start(gatekeeper.address(), writes);
    awaitStatus("404 index_not_found_exception", 2 * writes.size());
    elasticsearch.clusterSetting("action.auto_create_index", null);

    assertThat(job.join()).isEmpty();
    assertThat(elasticsearch.versions(index)).isEqualTo(versions(numbered(index, 20)));
  }

  @Test
  void moreShardsThanTheClusterMayHave() throws Exception {
    String index = "interview-segments-v1-2032.02";
    elasticsearch.node().request("PUT", "/interview-segments-v1-2032.00", null);
    elasticsearch.clusterSetting("cluster.max_shards_per_node", 1);
    WriteJob job = WriteJob.start(gatekeeper.address(), numbered(index, 20));
    awaitStatus("400 validation_exception", 40);
    elasticsearch.clusterSetting("cluster.max_shards_per_node", null);

    assertThat(job.join()).isEmpty();
    assertThat(elasticsearch.versions(index)).isEqualTo(versions(numbered(index, 20)));
  }

  @ParameterizedTest
  @CsvSource({
    "interview-segments-v1-2032.03, index.blocks.write, 403 cluster_block_exception",
    "interview-segments-v1-2032.04, index.blocks.read_only_allow_delete, 429 cluster_block_exception",
  })
  void anIndexThatIsReadOnlyWhileAnotherIsNot(String blocked, String block, String status)
      throws Exception {
    String open = "interview-segments-v1-2032.05";
    elasticsearch.node().request("PUT", "/" + blocked, null);
    elasticsearch.indexSetting(blocked, block, true);
    List<DocumentWrite> writes = new ArrayList<>(numbered(blocked, 50));
    DocumentWrite other = segment(open, block);
    writes.add(other);
    WriteJob job = WriteJob.start(gatekeeper.address(), writes);
    awaitStatus(status, 100);
    assertThat(elasticsearch.versions(open)).containsKey(block);
    assertThat(gatekeeper.answers())
        .anyMatch(bulk -> bulk.contains("201") && bulk.contains(status));
    elasticsearch.indexSetting(blocked, block, null);

    assertThat(job.join()).isEmpty();
    assertThat(elasticsearch.versions(blocked)).isEqualTo(versions(numbered(blocked, 50)));
  }

  @Test
  void aClosedIndex() throws Exception {
    String index = "interview-segments-v1-2032.06";
    elasticsearch.node().request("PUT", "/" + index, null);
    elasticsearch.node().request("POST", "/" + index + "/_close", null);
    WriteJob job = WriteJob.start(gatekeeper.address(), numbered(index, 20));
    awaitStatus("400 index_closed_exception", 40);
    elasticsearch.node().request("POST", "/" + index + "/_open", null);

    assertThat(job.join()).isEmpty();
    assertThat(elasticsearch.versions(index)).isEqualTo(versions(numbered(index, 20)));
  }

  @Test
  void anIndexWhosePrimaryIsNowhere() throws Exception {
    String lost = "interview-segments-v1-2032.07";
    String open = "interview-segments-v1-2032.08";
    elasticsearch
        .node()
        .request(
            "PUT",
            "/" + lost + "?wait_for_active_shards=0",
            "{\"settings\":{\"index.routing.allocation.require._name\":\"nobody\"}}");
    List<DocumentWrite> writes = new ArrayList<>(numbered(lost, 20));
    writes.addAll(numbered(open, 20));
    WriteJob job =
        WriteJob.start(gatekeeper.address(), sink -> sink.setSocketTimeout(2_000), writes);
    awaitStatus("503 unavailable_shards_exception", 40);
    assertThat(elasticsearch.versions(open)).isEqualTo(versions(numbered(open, 20)));
    elasticsearch.indexSetting(lost, "index.routing.allocation.require._name", null);

    assertThat(job.join()).isEmpty();
    assertThat(elasticsearch.versions(lost)).isEqualTo(versions(numbered(lost, 20)));
  }

  @Test
  void aServerThatHasTooMuchToDo() throws Exception {
    String index = "interview-segments-v1-2032.09";
    List<DocumentWrite> writes = numbered(index, 8_000);
    WriteJob job =
        WriteJob.start(gatekeeper.address(), sink -> sink.setMaxInFlightRequests(8), writes);

    assertThat(job.join()).isEmpty();
    assertThat(gatekeeper.statuses()).contains("429 es_rejected_execution_exception");
    assertThat(elasticsearch.versions(index)).isEqualTo(versions(writes));
  }

  @Test
  void aServerThatHoldsTooMuchInMemory() throws Exception {
    String index = "interview-segments-v1-2032.10";
    String text = "word ".repeat(50_000);
    List<DocumentWrite> writes =
        IntStream.range(0, 24)
            .mapToObj(number -> segment("acme/large", index, "large-" + number, 1, text))
            .toList();
    WriteJob job =
        WriteJob.start(
            gatekeeper.address(),
            sink -> sink.setBulkFlushMaxSizeMb(1).setMaxInFlightRequests(8),
            writes);

    assertThat(job.join()).isEmpty();
    assertThat(gatekeeper.answers())
        .as("refused as a whole")
        .contains(List.of("429 es_rejected_execution_exception"));
    assertThat(elasticsearch.versions(index)).isEqualTo(versions(writes));
  }

  /** Waits until a status was answered at least so often: the documents came again. */
  private void awaitStatus(String status, int times) {
    Wait.until(
        times + " times " + status,
        PATIENCE_MS,
        () -> gatekeeper.statuses().stream().filter(status::equals).count() >= times);
  }
}
