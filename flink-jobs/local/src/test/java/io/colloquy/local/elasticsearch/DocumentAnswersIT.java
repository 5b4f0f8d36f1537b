package io.colloquy.local.elasticsearch;

import static io.colloquy.local.elasticsearch.Documents.deletion;
import static io.colloquy.local.elasticsearch.Documents.json;
import static io.colloquy.local.elasticsearch.Documents.numbered;
import static io.colloquy.local.elasticsearch.Documents.segment;
import static io.colloquy.local.elasticsearch.RealElasticsearch.versions;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.local.elasticsearch.WriteJob.Rejected;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the sink makes of a real server's final answers to documents. */
@OnRealElasticsearch
class DocumentAnswersIT {
  private final RealElasticsearch elasticsearch;
  private Gatekeeper gatekeeper;

  DocumentAnswersIT(RealElasticsearch elasticsearch) {
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
  void createsReplacesAndDeletes() throws Exception {
    String index = "interview-segments-v1-2031.01";
    assertThat(write(segment(index, "a", 1), segment(index, "b", 1))).isEmpty();
    assertThat(write(segment(index, "a", 2), deletion(index, "b", 2), deletion(index, "c", 2)))
        .isEmpty();

    assertThat(gatekeeper.statuses()).containsExactly("201", "201", "200", "200", "404");
    assertThat(elasticsearch.versions(index)).isEqualTo(Map.of("a", 2L));
  }

  @Test
  void leavesANewerVersionAlone() throws Exception {
    String index = "interview-segments-v1-2031.02";
    write(segment(index, "a", 9), deletion(index, "gone", 9));

    assertThat(write(segment(index, "a", 8), segment(index, "gone", 8))).isEmpty();
    assertThat(gatekeeper.statuses().subList(2, 4))
        .containsOnly("409 version_conflict_engine_exception");
    assertThat(elasticsearch.versions(index)).isEqualTo(Map.of("a", 9L));
  }

  @Test
  void oneRejectedAmongAThousandIsTheOnlyOneThatIsMissing() throws Exception {
    String index = "interview-segments-v1-2031.03";
    List<DocumentWrite> good = numbered(index, 999);
    List<DocumentWrite> writes = new ArrayList<>(good);
    writes.add(500, json(index, "strange", "{\"text\":\"a\",\"unheardOf\":1}"));

    assertThat(write(writes))
        .singleElement()
        .satisfies(
            rejected -> {
              assertThat(rejected.id()).isEqualTo("strange");
              assertThat(rejected.reason())
                  .contains("400", "strict_dynamic_mapping_exception", "unheardOf");
            });
    assertThat(elasticsearch.versions(index)).isEqualTo(versions(good));
    assertThat(gatekeeper.statuses())
        .filteredOn(status -> status.startsWith("400"))
        .as("sent once")
        .hasSize(1);
  }

  @Test
  void rejectsWhatTheMappingCannotHold() throws Exception {
    String index = "interview-segments-v1-2031.04";

    assertThat(write(json(index, "a", "{\"startMs\":\"soon\"}"), segment(index, "b")))
        .singleElement()
        .satisfies(
            rejected ->
                assertThat(rejected.reason()).contains("400", "document_parsing_exception"));
    assertThat(elasticsearch.versions(index)).containsOnlyKeys("b");
  }

  @Test
  void splitsWhatIsTooLargeTogetherAndRejectsWhatIsTooLargeAlone() throws Exception {
    String index = "interview-segments-v1-2031.05";
    List<DocumentWrite> writes = new ArrayList<>();
    for (int kilobytes : List.of(600, 1_200, 500, 700)) {
      String text = String.join(" ", Collections.nCopies(kilobytes * 1024 / 5, "word"));
      writes.add(segment("acme/large", index, kilobytes + "k", 1, text));
    }
    // The gatekeeper would not pass on a request that Elasticsearch does not read to its end.
    List<Rejected> rejected = WriteJob.start(elasticsearch.node().address(), writes).join();

    assertThat(rejected)
        .singleElement()
        .satisfies(
            large -> {
              assertThat(large.id()).isEqualTo("1200k");
              assertThat(large.reason()).contains("413");
            });
    assertThat(elasticsearch.versions(index)).containsOnlyKeys("600k", "500k", "700k");
  }

  private List<Rejected> write(DocumentWrite... writes) throws Exception {
    return write(List.of(writes));
  }

  private List<Rejected> write(List<DocumentWrite> writes) throws Exception {
    return WriteJob.start(gatekeeper.address(), writes).join();
  }
}
