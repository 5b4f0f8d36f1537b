package io.colloquy.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MediaTimeTest {

  @Test
  void showsMinutesAndSecondsBelowAnHour() {
    assertThat(MediaTime.seconds(0)).isEqualTo("00:00");
    assertThat(MediaTime.seconds(37_999)).isEqualTo("00:37");
    assertThat(MediaTime.seconds(3_599_999)).isEqualTo("59:59");
  }

  @Test
  void showsHoursWhereThereAreAny() {
    assertThat(MediaTime.seconds(3_600_000)).isEqualTo("1:00:00");
    assertThat(MediaTime.seconds(36_123_000)).isEqualTo("10:02:03");
  }

  @Test
  void tenthsAreCutOffNotRounded() {
    assertThat(MediaTime.tenths(37_999)).isEqualTo("00:37.9");
    assertThat(MediaTime.tenths(3_600_050)).isEqualTo("1:00:00.0");
  }
}
