package io.colloquy.flink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.tuple;

import io.colloquy.flink.elasticsearch.ScriptedElasticsearch.Operation;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sink inside Flink's own sink operator. */
@Timeout(60)
class ElasticsearchSinkTest {
  private static CollectedRejections made;

  private final List<OneInputStreamOperatorTestHarness<?, ?>> operators = new ArrayList<>();

  @AfterEach
  void closeOperators() throws Exception {
    for (OneInputStreamOperatorTestHarness<?, ?> operator : operators) {
      operator.close();
    }
  }

  @Test
  void aCheckpointTakenDuringAnOutageBringsEveryDocumentBack() throws Exception {
    OperatorSubtaskState checkpoint;
    try (var away = new ScriptedElasticsearch()) {
      away.answerTemplate(503);
      var operator = operator(away);
      operator.open();
      operator.processElement(element("a", 1));
      operator.processElement(element("b", 1));
      operator.processElement(element("a", 2));
      operator.prepareSnapshotPreBarrier(1);
      checkpoint = operator.snapshot(1, 1);

      assertThat(away.bulks()).isEmpty();
    }
    try (var back = new ScriptedElasticsearch()) {
      var operator = operator(back);
      operator.initializeState(checkpoint);
      operator.open();
      operator.endInput();

      assertThat(back.bulks().stream().flatMap(List::stream))
          .extracting(Operation::id, Operation::version)
          .containsExactlyInAnyOrder(tuple("a", 2L), tuple("b", 1L));
    }
  }

  @Test
  void aWriterThatCannotBeMadeLeavesNothingOpen() {
    ElasticsearchSink sink =
        new ElasticsearchSinkBuilder()
            .setHosts("http://localhost:1")
            .setRejectionHandler(ElasticsearchSinkTest::made)
            .build();
    assertThatNullPointerException().isThrownBy(() -> sink.createWriter(null));
    assertThat(made.closed).isTrue();
  }

  private static RejectionHandler made() {
    made = new CollectedRejections();
    return made;
  }

  private OneInputStreamOperatorTestHarness<DocumentWrite, CommittableMessage<DocumentWrite>>
      operator(ScriptedElasticsearch server) throws Exception {
    ElasticsearchSink sink =
        new ElasticsearchSinkBuilder()
            .setHosts(server.address())
            .setRejectionHandler(CollectedRejections::new)
            .build();
    var operator =
        new OneInputStreamOperatorTestHarness<DocumentWrite, CommittableMessage<DocumentWrite>>(
            new SinkWriterOperatorFactory<>(sink));
    operators.add(operator);
    return operator;
  }

  private static StreamRecord<DocumentWrite> element(String id, long version) {
    return new StreamRecord<>(DocumentWrite.index("t/i", "index", id, version, "{}".getBytes()), 0);
  }
}
