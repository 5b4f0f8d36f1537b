package io.colloquy.local.interview;

import static io.colloquy.local.tools.Patience.PATIENCE_MS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.interview.SegmentDocuments.Contents;
import io.colloquy.schemas.AudioChunk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Audio that comes as it is spoken, and audio that comes too late. */
@ExtendWith(InterviewStack.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(InterviewStack.LOCK)
class ArrivalIT {

  private final RunningStack stack;

  ArrivalIT(RunningStack stack) {
    this.stack = stack;
  }

  @Test
  void liveInterviewHasItsFirstDocumentWhen39SecondsWereSent() throws Exception {
    stack.chunks().send(stack.recording().chunks("live", 1_000).subList(0, 39));
    stack
        .documents()
        .await("live", "a first document", PATIENCE_MS, live -> !live.texts().isEmpty());
  }

  @Test
  void lostChunkIsAGapUntilItComes() throws Exception {
    Contents expected = stack.undisturbed();
    List<Pause> pauses = pauses(expected);
    assertThat(pauses).hasSizeGreaterThanOrEqualTo(2);
    Pause before = pauses.get(pauses.size() - 2);
    Pause after = pauses.get(pauses.size() - 1);
    List<AudioChunk> chunks =
        stack.recording().chunksCutAt("lost", List.of(before.middleMs(), after.middleMs()));
    stack.chunks().send(List.of(chunks.get(0), chunks.get(2)));

    Contents lost =
        stack
            .documents()
            .await("lost", "a gap", PATIENCE_MS, contents -> !contents.gaps().isEmpty());
    assertThat(lost.gaps()).hasSize(1);
    JsonNode gap = lost.gaps().get(0);
    assertThat(gap.path("startMs").asLong()).isEqualTo(before.middleMs());
    assertThat(gap.path("endMs").asLong()).isEqualTo(after.middleMs());
    assertThat(gap.path("gapReason").asText()).isEqualTo("lost-audio");
    SummaryDocuments summaries = new SummaryDocuments(stack.config().elasticsearchUrl());
    JsonNode incomplete = summaries.await("lost", "with a gap", PATIENCE_MS, JsonNode::isObject);
    assertThat(incomplete.path("gaps").asInt()).isEqualTo(1);
    assertThat(incomplete.path("gapMs").asLong()).isEqualTo(after.middleMs() - before.middleMs());

    stack.chunks().send(chunks.get(1));
    Contents filled =
        stack
            .documents()
            .await("lost", "no gap", PATIENCE_MS, c -> c.texts().equals(expected.texts()));
    assertThat(filled.texts()).isEqualTo(expected.texts());
    JsonNode whole =
        summaries.await(
            "lost", "without a gap", PATIENCE_MS, summary -> summary.path("gaps").asInt(1) == 0);
    assertThat(whole.path("gapMs").asLong()).isZero();
    assertThat(whole.path("words").asInt()).isEqualTo(expected.words().size());
    assertThat(whole.path("segments").asInt()).isEqualTo(expected.documents().size());
  }

  /** Silence between two segments. */
  private record Pause(long startMs, long endMs) {
    private static final long LEAST_MS = 600;

    long middleMs() {
      return (startMs + endMs) / 2;
    }
  }

  private static List<Pause> pauses(Contents contents) {
    List<Pause> pauses = new ArrayList<>();
    long endMs = 0;
    for (JsonNode segment : contents.documents().values()) {
      if (segment.path("startMs").asLong() - endMs >= Pause.LEAST_MS) {
        pauses.add(new Pause(endMs, segment.path("startMs").asLong()));
      }
      endMs = segment.path("endMs").asLong();
    }
    return pauses;
  }
}
