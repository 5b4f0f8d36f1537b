package io.colloquy.local.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SaidTimeTest {

  private static final ZoneId HERE = ZoneId.of("+02:00");

  @Test
  void aDayReachesFromItsBeginningToItsEnd() {
    assertThat(parse("2026-11-20", false)).isEqualTo(Instant.parse("2026-11-19T22:00:00Z"));
    assertThat(parse("2026-11-20", true)).isEqualTo(Instant.parse("2026-11-20T22:00:00Z"));
  }

  @Test
  void aTimeIsHereUnlessItSaysWhere() {
    assertThat(parse("2026-11-20T14:30", true)).isEqualTo(Instant.parse("2026-11-20T12:30:00Z"));
    assertThat(parse("2026-11-20T14:30Z", true)).isEqualTo(Instant.parse("2026-11-20T14:30:00Z"));
    assertThat(parse("2026-11-20T14:30:05-05:00", false))
        .isEqualTo(Instant.parse("2026-11-20T19:30:05Z"));
  }

  @Test
  void saysWhatItTakesInstead() {
    assertThatThrownBy(() -> parse("yesterday", false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"yesterday\" is no time; give a day such as");
    assertThatThrownBy(() -> parse("2026-02-31", false)).hasMessageContaining("is no time");
  }

  private static Instant parse(String text, boolean throughDay) {
    return SaidTime.parse(text, throughDay, HERE);
  }
}
