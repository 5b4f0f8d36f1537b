package io.colloquy.jobs.transcription;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations as people write them, {@code 90s} or {@code 15m}, and as ISO 8601 does. */
final class DurationArgument implements ITypeConverter<Duration> {

  private static final Pattern DAYS = Pattern.compile("\\d+[dD]");
  private static final Pattern TIME = Pattern.compile("(\\d+[hH])?(\\d+[mM])?(\\d+[sS])?");

  @Override
  public Duration convert(String text) {
    String iso = text;
    if (DAYS.matcher(text).matches()) {
      iso = "P" + text;
    } else if (TIME.matcher(text).matches()) {
      iso = "PT" + text;
    }
    try {
      return Duration.parse(iso);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'%s' is no duration such as 90s, 15m, 24h, 7d or PT1H30M".formatted(text));
    }
  }
}
