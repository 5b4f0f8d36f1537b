package io.colloquy.flink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.elasticsearch.BulkAnswer.Item;
import io.colloquy.flink.elasticsearch.DocumentQueue.Pending;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettlementTest {
  private static final List<Pending> BATCH =
      Stream.of("a", "b", "c").map(SettlementTest::sent).toList();

  @Test
  void everyWriteOfAMixedAnswerGoesItsOwnWay() {
    Settlement settlement =
        Settlement.of(
            BATCH,
            BulkAnswer.ofItems(
                List.of(
                    new Item(201, null, null),
                    new Item(400, "document_parsing_exception", "no number"),
                    new Item(429, "es_rejected_execution_exception", "queue is full"))));

    assertThat(settlement.done()).containsExactly(BATCH.get(0));
    assertThat(settlement.rejected())
        .containsExactly(
            new Settlement.Rejection(
                BATCH.get(1), "status 400, document_parsing_exception: no number"));
    assertThat(settlement.again()).containsExactly(BATCH.get(2));
    assertThat(settlement.isOutage()).isFalse();
  }

  @Test
  void nothingDoneAndNothingRejectedIsAnOutage() {
    Item away = new Item(503, "unavailable_shards_exception", "no primary");

    assertThat(Settlement.of(BATCH, BulkAnswer.ofItems(List.of(away, away, away))).isOutage())
        .isTrue();
    assertThat(Settlement.of(BATCH, BulkAnswer.failed(0, "Connection refused")).isOutage())
        .isTrue();
  }

  @Test
  void theProblemForTheLogQuotesNoDocument() {
    Item away = new Item(503, "unavailable_shards_exception", "source[{\"text\":\"secret\"}]");

    assertThat(Settlement.of(BATCH, BulkAnswer.ofItems(List.of(away, away, away))).problem())
        .isEqualTo("status 503, unavailable_shards_exception in index");
  }

  private static Pending sent(String id) {
    DocumentQueue queue = new DocumentQueue();
    queue.add(DocumentWrite.index("t/i", "index", id, 1, new byte[0]), 0);
    return queue.take(1, Long.MAX_VALUE).get(0);
  }
}
