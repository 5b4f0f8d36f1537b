package io.colloquy.core.moment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MomentsTest {

  @Test
  void neighboursAreOneMomentWhateverTheirStream() {
    Moments moments = new Moments(15_000);
    assertThat(moments.take(new Place("a", "call:1", 60_000, 70_000))).isTrue();
    assertThat(moments.take(new Place("a", "call:2", 74_999, 80_000))).isFalse();
    assertThat(moments.take(new Place("a", "call:1", 45_001, 50_000))).isFalse();
    assertThat(moments.take(new Place("a", "call:1", 75_000, 80_000))).isTrue();
    assertThat(moments.take(new Place("b", "call:1", 60_000, 70_000))).isTrue();
  }
}
