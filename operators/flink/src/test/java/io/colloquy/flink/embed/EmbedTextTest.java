package io.colloquy.flink.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.embed.TextToEmbed.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbedTextTest {
  private static final long NO_TIMEOUT = 0;

  /** Static, because the function travels to its task serialized. */
  private static final Map<String, Integer> EMBEDDED = new ConcurrentHashMap<>();

  private static volatile CountDownLatch gate;
  private static volatile boolean open;

  @BeforeEach
  void forget() {
    EMBEDDED.clear();
    gate = new CountDownLatch(0);
    open = false;
  }

  @Test
  void everyTextYieldsItsVectorAndEverythingElsePasses() throws Exception {
    try (Task task = new Task()) {
      task.send(text("acme", "one"), text("acme", "three"), event(Kind.FINAL), event(Kind.CLOSED));

      assertThat(task.outcomes())
          .extracting(outcome -> outcome.of().kind() + " " + List.of(length(outcome)))
          .containsExactlyInAnyOrder("PASSAGE [3]", "PASSAGE [5]", "FINAL [0]", "CLOSED [0]");
    }
    assertThat(open).isFalse();
  }

  @Test
  void whatATenantRepeatsIsEmbeddedOnce() throws Exception {
    try (Task task = new Task()) {
      task.send(text("acme", "hello"));
      task.harness.endInput();
      task.send(text("acme", "hello"), text("other", "hello"));

      assertThat(task.outcomes()).hasSize(3).allMatch(outcome -> length(outcome) == 5);
    }
    assertThat(EMBEDDED).isEqualTo(Map.of("hello", 2));
  }

  @Test
  void aTextThatFailsYieldsTheReason() throws Exception {
    try (Task task = new Task()) {
      task.send(text("acme", "bad"), text("acme", "good"));

      assertThat(task.outcomes())
          .filteredOn(outcome -> outcome.vector().length == 0)
          .singleElement()
          .satisfies(failed -> assertThat(failed.failure()).contains("cannot embed bad"))
          .satisfies(failed -> assertThat(failed.of().text()).isEqualTo("bad"));
    }
  }

  @Test
  void equalTextsThatWaitAtTheSameTimeAllYieldVectors() throws Exception {
    gate = new CountDownLatch(1);
    try (Task task = new Task()) {
      TextToEmbed[] equal =
          IntStream.range(0, 5).mapToObj(i -> text("acme", "hello")).toArray(TextToEmbed[]::new);
      task.send(equal);
      gate.countDown();

      assertThat(task.outcomes()).hasSize(5).allMatch(outcome -> length(outcome) == 5);
    }
  }

  @Test
  void aTextThatHadToWaitForLongYieldsItsVector() throws Exception {
    gate = new CountDownLatch(1);
    try (Task task = new Task()) {
      task.send(text("acme", "slow"), text("acme", "behind"));
      task.harness.setProcessingTime(Duration.ofDays(1).toMillis());
      gate.countDown();

      assertThat(task.outcomes()).extracting(EmbedTextTest::length).containsExactlyInAnyOrder(4, 6);
    }
  }

  private static int length(Embedded outcome) {
    return outcome.vector().length;
  }

  private static TextToEmbed text(String tenantId, String text) {
    return new TextToEmbed(
        Kind.PASSAGE, tenantId, "talk", 0, 0, 1, "hash of " + text, text, null, null, null);
  }

  private static TextToEmbed event(Kind kind) {
    return new TextToEmbed(kind, "acme", "talk", 0, 0, 1, null, null, null, null, null);
  }

  /** A vector as long as its text. */
  private static final class ScriptedEmbedder implements TextEmbedder {
    ScriptedEmbedder() {
      open = true;
    }

    @Override
    public List<float[]> embed(List<String> texts) throws EmbeddingException {
      try {
        gate.await();
      } catch (InterruptedException closing) {
        throw new EmbeddingException("interrupted", closing);
      }
      texts.forEach(text -> EMBEDDED.merge(text, 1, Integer::sum));
      if (texts.contains("bad")) {
        throw new EmbeddingException("cannot embed bad", null);
      }
      return texts.stream().map(text -> new float[text.length()]).toList();
    }

    @Override
    public void close() {
      open = false;
    }
  }

  /** A task of the step; its time stands still until the test sets it. */
  private static final class Task implements AutoCloseable {
    private final OneInputStreamOperatorTestHarness<TextToEmbed, Embedded> harness;

    Task() throws Exception {
      harness =
          new OneInputStreamOperatorTestHarness<>(
              new AsyncWaitOperatorFactory<>(
                  new EmbedText(ScriptedEmbedder::new, 1), NO_TIMEOUT, 32, OutputMode.UNORDERED),
              TypeInformation.of(TextToEmbed.class).createSerializer(new SerializerConfigImpl()));
      harness.open();
    }

    void send(TextToEmbed... texts) throws Exception {
      for (TextToEmbed text : texts) {
        harness.processElement(new StreamRecord<>(text));
      }
    }

    List<Embedded> outcomes() throws Exception {
      harness.endInput();
      return harness.extractOutputValues();
    }

    @Override
    public void close() {
      try {
        harness.getOperator().close();
      } catch (Exception broken) {
        throw new AssertionError("The task does not close", broken);
      }
    }
  }
}
