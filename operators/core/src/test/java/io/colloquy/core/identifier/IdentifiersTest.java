package io.colloquy.core.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IdentifiersTest {
  @Test
  void plainIdsAreFine() {
    assertThat(Identifiers.problem("tenantId", "A-z_0.9")).isEmpty();
    assertThat(Identifiers.problem("tenantId", "x".repeat(128))).isEmpty();
    assertThat(Identifiers.streamProblem("streamId", "line:2")).isEmpty();
  }

  @Test
  void aProblemNamesFieldValueAndRule() {
    assertThat(Identifiers.problem("tenantId", "a/b").orElseThrow())
        .contains("tenantId", "\"a/b\"", "1 to 128");
    assertThat(Identifiers.problem("tenantId", null).orElseThrow()).contains("missing");
    assertThat(Identifiers.problem("tenantId", "")).isPresent();
    assertThat(Identifiers.problem("tenantId", "line\n")).isPresent();
    assertThat(Identifiers.problem("streamId", "line:1")).isPresent();
    assertThat(Identifiers.streamProblem("streamId", "line:3")).isPresent();
  }

  @Test
  void aLongValueIsShortenedInTheMessage() {
    assertThat(Identifiers.problem("tenantId", "x".repeat(10_000)).orElseThrow())
        .hasSizeLessThan(300);
  }

  @Test
  void anInterviewsKeyReadsBack() {
    InterviewKey key = new InterviewKey("acme", "call-7");
    assertThat(key).hasToString("acme/call-7");
    assertThat(InterviewKey.parse("acme/call-7")).isEqualTo(key);
  }

  @Test
  void whatIsNoKeyIsRefused() {
    assertThatThrownBy(() -> InterviewKey.parse("acme"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("acme");
    assertThatThrownBy(() -> InterviewKey.parse("a/b/c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("interviewId");
  }
}
