package io.colloquy.local.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** Reads the day or the time that a person gives. */
final class SaidTime {

  private SaidTime() {}

  /**
   * Reads a day such as {@code 2026-11-20}, or a time such as {@code 2026-11-20T14:30}, here, or
   * with an offset such as {@code Z}.
   *
   * @param throughDay whether a day means its end instead of its beginning
   * @throws IllegalArgumentException if it is neither
   */
  static Instant parse(String text, boolean throughDay, ZoneId here) {
    try {
      if (!text.contains("T")) {
        return LocalDate.parse(text).plusDays(throughDay ? 1 : 0).atStartOfDay(here).toInstant();
      }
      boolean hasOffset = text.matches(".*T.*(Z|[+-]\\d\\d(:?\\d\\d)?)");
      return hasOffset
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).atZone(here).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "\"%s\" is no time; give a day such as 2026-11-20 or a time such as 2026-11-20T14:30"
              .formatted(text),
          e);
    }
  }
}
