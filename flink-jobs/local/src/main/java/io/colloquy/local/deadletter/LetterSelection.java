package io.colloquy.local.deadletter;

import io.colloquy.schemas.DeadLetterCause;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which dead letters a command means: those that meet every option given. */
final class LetterSelection implements Predicate<StoredLetter> {

  /** Whose interviews the commands mean that are not told a tenant. */
  private static final String OWN_TENANT = "local";

  @Option(
      names = "--cause",
      paramLabel = "CAUSE",
      converter = CauseConverter.class,
      description = "with this cause only, such as wrong-checksum")
  private DeadLetterCause cause;

  @Option(names = "--interview", paramLabel = "ID", description = "of this interview only")
  private String interview;

  @Option(
      names = "--tenant",
      paramLabel = "ID",
      description =
          "of this tenant only (default: all tenants; to replay an --interview, "
              + OWN_TENANT
              + ")")
  private String tenant;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = SinceConverter.class,
      description = "rejected since then: 30m, 2h, 7d, or an instant such as 2026-11-21T09:30:00Z")
  private Instant since;

  @Override
  public boolean test(StoredLetter stored) {
    return (cause == null || stored.letter().getCause() == cause)
        && isOfInterview(stored.interviewKey())
        && (since == null || !stored.letter().getRejectedAt().isBefore(since));
  }

  /** Lets an interview that is named without a tenant be one tenant's, not everybody's. */
  LetterSelection ofOneTenant() {
    if (interview != null && tenant == null) {
      tenant = OWN_TENANT;
    }
    return this;
  }

  private boolean isOfInterview(String key) {
    if (interview == null && tenant == null) {
      return true;
    }
    int slash = key == null ? -1 : key.indexOf('/');
    return slash >= 0
        && (tenant == null || tenant.equals(key.substring(0, slash)))
        && (interview == null || interview.equals(key.substring(slash + 1)));
  }

  /** A cause as people read it: {@code wrong-checksum}. */
  static String name(DeadLetterCause cause) {
    return cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static final class CauseConverter implements ITypeConverter<DeadLetterCause> {
    @Override
    public DeadLetterCause convert(String text) {
      return Arrays.stream(DeadLetterCause.values())
          .filter(cause -> name(cause).equals(text.toLowerCase(Locale.ROOT).replace('_', '-')))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is no cause; there are %s".formatted(text, allCauses())));
    }

    private static String allCauses() {
      return Arrays.stream(DeadLetterCause.values())
          .map(LetterSelection::name)
          .collect(Collectors.joining(", "));
    }
  }

  static final class SinceConverter implements ITypeConverter<Instant> {
    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([mhd])");

    @Override
    public Instant convert(String text) {
      Matcher ago = AGO.matcher(text);
      if (ago.matches()) {
        long count = Long.parseLong(ago.group(1));
        return Instant.now()
            .minus(
                switch (ago.group(2)) {
                  case "m" -> Duration.ofMinutes(count);
                  case "h" -> Duration.ofHours(count);
                  default -> Duration.ofDays(count);
                });
      }
      try {
        return Instant.parse(text);
      } catch (DateTimeParseException notAnInstant) {
        throw new TypeConversionException(
            "'%s' is no time; say 30m, 2h, 7d, or an instant such as 2026-11-21T09:30:00Z"
                .formatted(text));
      }
    }
  }
}
