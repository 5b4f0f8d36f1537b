package io.colloquy.local.interview;

import static io.colloquy.local.tools.Patience.PATIENCE_MS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.interview.SegmentDocuments.Contents;
import org.junit.jupiter.api.Test;

/** What the ledger says of an interview, held against the documents that it sums up. */
@OnInterviewStack
class SummaryIT {

  private final RunningStack stack;

  SummaryIT(RunningStack stack) {
    this.stack = stack;
  }

  @Test
  void summaryOfACompleteInterviewAgreesWithItsDocuments() throws Exception {
    Contents contents = stack.undisturbed();
    JsonNode summary =
        new SummaryDocuments(stack.config().elasticsearchUrl())
            .await("undisturbed", "written", PATIENCE_MS, JsonNode::isObject);

    assertThat(summary.get("segments").asInt()).isEqualTo(contents.documents().size());
    assertThat(summary.get("words").asInt()).isEqualTo(contents.words().size());
    assertThat(summary.get("gaps").asInt()).isZero();
    assertThat(summary.get("gapMs").asLong()).isZero();
    assertThat(summary.get("durationMs").asLong())
        .isEqualTo(
            contents.documents().values().stream()
                .mapToLong(segment -> segment.path("endMs").asLong())
                .max()
                .orElseThrow());
    assertThat(summary.get("speechMs").asLong())
        .isBetween(summary.get("durationMs").asLong() / 2, stack.recording().durationMs());
    assertThat(summary.get("coverage").asDouble()).isBetween(0.7, 1.0);
    assertThat(summary.get("coverageAlarms").asInt()).isZero();
    assertThat(summary.get("holes")).isEmpty();
    assertThat(summary.get("streams")).hasToString("[\"audio\"]");
    assertThat(summary.get("models")).hasSize(1);
  }
}
