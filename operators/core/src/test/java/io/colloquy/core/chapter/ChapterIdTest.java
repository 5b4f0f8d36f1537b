package io.colloquy.core.chapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChapterIdTest {
  @Test
  void sortsByTime() {
    assertThat(new ChapterId("acme", "call-7", 12)).hasToString("acme/call-7/c000012");
    assertThat(new ChapterId("acme", "call-7", 9).toString())
        .isLessThan(new ChapterId("acme", "call-7", 10).toString());
  }

  @Test
  void refusesWhatIsNoBucket() {
    assertThatThrownBy(() -> new ChapterId("acme", "call-7", -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }
}
