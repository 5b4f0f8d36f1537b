package io.colloquy.local.interview;

import static io.colloquy.local.tools.Patience.PATIENCE_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.ingest.InterviewProducer;
import io.colloquy.local.interview.SegmentDocuments.Contents;
import io.colloquy.local.stack.JobStatus;
import io.colloquy.local.stack.ServerFaults;
import io.colloquy.local.stack.Wait;
import io.colloquy.local.tools.TestInterviews;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.InterviewEventKind;
import io.colloquy.schemas.elasticsearch.Indices;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** An interview whose servers die under it. */
@ExtendWith(InterviewStack.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(InterviewStack.LOCK)
class RecoveryIT {

  private final RunningStack stack;

  RecoveryIT(RunningStack stack) {
    this.stack = stack;
  }

  @Test
  void killedTaskManagerChangesNoDocument() throws Exception {
    Map<String, String> names = Map.of("1", "Ada", "2", "Ben");
    Contents expected = stack.undisturbed().named(names);
    assertThat(expected.speakers()).containsExactly("1", "2");
    List<AudioChunk> chunks = stack.recording().chunks("killed", 1_000);
    int middle = 2 * chunks.size() / 3;
    stack.chunks().send(chunks.subList(0, middle));
    stack.documents().await("killed", "documents", PATIENCE_MS, c -> !c.documents().isEmpty());
    name("killed", names);
    JobStatus before = awaitCheckpoint();
    Contents indexed = stack.documents().of("killed");
    assertThat(indexed.documents()).hasSizeBetween(1, expected.documents().size() - 1);

    stack.chunks().send(chunks.subList(middle, chunks.size() - 1));
    stack.kill(ServerFaults.TASK_MANAGER);
    stack.chunks().send(chunks.get(chunks.size() - 1));
    stack.up();

    Contents recovered = stack.documents().awaitSame("killed", expected, PATIENCE_MS);
    assertThat(recovered.documents().keySet()).isEqualTo(expected.documents().keySet());
    stack.documents().await("killed", "writes anew", PATIENCE_MS, c -> rewritten(indexed, c));
    name("killed", Map.of("1", "", "2", ""));
    stack.documents().awaitSame("killed", stack.undisturbed(), PATIENCE_MS);
    stack.awaitComplete("killed", summary -> true);
    assertThat(stack.everything("killed")).isEqualTo(stack.everything("undisturbed"));
    assertThat(stack.everything("killed").keySet())
        .anyMatch(id -> id.startsWith(Indices.CHAPTERS_ALIAS))
        .anyMatch(id -> id.startsWith(Indices.PASSAGES_ALIAS));
    assertThat(stack.job().id()).isEqualTo(before.id());
    Wait.until("a restart", PATIENCE_MS, () -> stack.job().restarts() > before.restarts());
  }

  @Test
  void elasticsearchThatIsNotUpWhenTheJobStartsGetsEveryDocument() throws Exception {
    Contents expected = stack.undisturbed();
    stack.kill(ServerFaults.ELASTICSEARCH);
    stack.kill(ServerFaults.TASK_MANAGER);
    stack.chunks().send(stack.recording().chunks("outage", 1_000));
    stack.up();
    stack.documents().awaitSame("outage", expected, PATIENCE_MS);
  }

  private void name(String interviewId, Map<String, String> names) throws InterruptedException {
    try (InterviewProducer producer = InterviewProducer.open(stack.config().kafkaAddress())) {
      producer.send(
          InterviewEvent.newBuilder()
              .setTenantId(TestInterviews.TENANT)
              .setInterviewId(interviewId)
              .setInterviewBeganAt(TestInterviews.BEGAN_AT)
              .setKind(InterviewEventKind.SPEAKERS)
              .setSpeakerNames(names)
              .build());
    }
  }

  private JobStatus awaitCheckpoint() {
    long completed = stack.job().checkpoints();
    Wait.until("a checkpoint", PATIENCE_MS, () -> stack.job().checkpoints() > completed);
    return stack.job();
  }

  private static boolean rewritten(Contents before, Contents now) {
    return before.versions().entrySet().stream()
        .allMatch(document -> now.versions().get(document.getKey()) > document.getValue());
  }
}
