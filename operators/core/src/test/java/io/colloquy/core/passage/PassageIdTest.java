package io.colloquy.core.passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PassageIdTest {
  @Test
  void sortsByTimeWithinStream() {
    assertThat(new PassageId("acme", "call-7", "line:1", 12))
        .hasToString("acme/call-7/line:1/p000012");
  }

  @Test
  void refusesWhatIsNoStream() {
    assertThatThrownBy(() -> new PassageId("acme", "call-7", "a/b", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("streamId");
  }
}
