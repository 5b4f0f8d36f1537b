package io.colloquy.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RootCauseTest {

  @Test
  void isTheInnermostCauseOfFlinksTrace() {
    String answer =
        """
        {"errors":["Internal server error.","<Exception on server side:\\norg.apache.flink.RestHandlerException: Could not run\\n\\tat Some.method(Some.java:1)\\nCaused by: java.lang.RuntimeException: outer\\n\\tat X.y(X.java:2)\\nCaused by: java.io.IOException: no such model: /m.bin\\n\\tat Z.z(Z.java:3)\\nEnd of exception on server side>"]}""";
    assertThat(RootCause.of(answer)).isEqualTo("java.io.IOException: no such model: /m.bin");
  }

  @Test
  void isTheFirstLineOfATextWithoutCauses() {
    assertThat(RootCause.of("no such job\n\tat Some.method(Some.java:1)")).isEqualTo("no such job");
  }

  @Test
  void isSaidToBeMissingWhereThereIsNone() {
    assertThat(RootCause.of("")).isEqualTo("no reason given");
  }

  @Test
  void isTheReasonInElasticsearchsAnswer() {
    assertThat(
            RootCause.of(
                "{\"error\":{\"type\":\"index_not_found_exception\",\"reason\":\"no such index"
                    + " [a]\"},\"status\":404}"))
        .isEqualTo("no such index [a]");
  }
}
