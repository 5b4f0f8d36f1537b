package io.colloquy.local.elasticsearch;

import static io.colloquy.local.elasticsearch.Documents.segment;
import static io.colloquy.local.elasticsearch.RealElasticsearch.versions;
import static io.colloquy.local.tools.Patience.PATIENCE_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.local.stack.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An interview that is deleted leaves nothing on a real server, and takes nothing else along. */
@OnRealElasticsearch
class InterviewDeletionIT {
  private static final String ALL = "interview-*-v1-2034.*";

  private final RealElasticsearch elasticsearch;

  InterviewDeletionIT(RealElasticsearch elasticsearch) {
    this.elasticsearch = elasticsearch;
  }

  @Test
  void deletesEveryDocumentInEveryIndexAlsoThoseThatTheJobNeverSaw() throws Exception {
    List<DocumentWrite> kept = new ArrayList<>();
    List<DocumentWrite> deleted = new ArrayList<>();
    for (int i = 0; i < 2_500; i++) {
      String index = "interview-segments-v1-2034.0" + (1 + i % 2);
      deleted.add(segment("acme/gone", index, "gone-" + i, 10, "some words"));
    }
    deleted.add(summary("acme", "gone"));
    kept.add(summary("acme", "other"));
    kept.add(segment("acme/other", "interview-segments-v1-2034.01", "other", 10, "words"));
    kept.add(segment("rival/gone", "interview-segments-v1-2034.02", "rival", 10, "words"));
    List<DocumentWrite> all = new ArrayList<>(deleted);
    all.addAll(kept);
    assertThat(write(all)).isEmpty();
    assertThat(elasticsearch.versions(ALL)).isEqualTo(versions(all));

    assertThat(write(List.of(DocumentWrite.deleteInterview("acme/gone")))).isEmpty();

    assertThat(elasticsearch.versions(ALL)).isEqualTo(versions(kept));
    assertThat(write(deleted)).as("a replay of the deleted").isEmpty();
    assertThat(elasticsearch.versions(ALL)).isEqualTo(versions(kept));
  }

  @Test
  void deletesWhatAnEarlierGenerationLeftBehind() throws Exception {
    String index = "interview-segments-v1-2035.01";
    write(List.of(generation(index, "a", 5), generation(index, "b", 6), generation(index, "c", 7)));

    assertThat(write(List.of(DocumentWrite.deleteInterviewBelow("acme/again", 7)))).isEmpty();
    assertThat(elasticsearch.versions(index)).isEqualTo(Map.of("c", 7L));
  }

  @Test
  void waitsForAClosedIndexInsteadOfTakingItsDocumentsForDeleted() throws Exception {
    String closed = "interview-segments-v1-2036.11";
    String open = "interview-segments-v1-2036.12";
    write(
        List.of(
            segment("acme/shelved", closed, "a", 1, "words"),
            segment("acme/shelved", open, "b", 1, "words")));
    elasticsearch.node().request("POST", "/" + closed + "/_close", null);

    try (Gatekeeper gatekeeper = new Gatekeeper(elasticsearch.node().address())) {
      WriteJob job =
          WriteJob.start(
              gatekeeper.address(), List.of(DocumentWrite.deleteInterview("acme/shelved")));
      Wait.until("searches that come again", PATIENCE_MS, () -> gatekeeper.requests() >= 8);
      assertThat(gatekeeper.bulks()).isZero();
      assertThat(elasticsearch.versions(open)).containsOnlyKeys("b");
      elasticsearch.node().request("POST", "/" + closed + "/_open", null);
      assertThat(job.join()).isEmpty();
    }
    assertThat(elasticsearch.versions(closed + "," + open)).isEmpty();
  }

  @Test
  void findsNothingToDeleteWhereThereIsNothing() throws Exception {
    assertThat(write(List.of(DocumentWrite.deleteInterview("nobody/nothing")))).isEmpty();
  }

  private List<WriteJob.Rejected> write(List<DocumentWrite> writes) throws Exception {
    return WriteJob.start(elasticsearch.node().address(), writes).join();
  }

  private static DocumentWrite generation(String index, String id, long version) {
    return segment("acme/again", index, id, version, "words");
  }

  private static DocumentWrite summary(String tenantId, String interviewId) {
    String key = tenantId + "/" + interviewId;
    String source = "{\"tenantId\":\"%s\",\"interviewId\":\"%s\",\"version\":3}";
    return DocumentWrite.index(
        key,
        "interview-ledger-v1-2034.01",
        key,
        3,
        source.formatted(tenantId, interviewId).getBytes());
  }
}
