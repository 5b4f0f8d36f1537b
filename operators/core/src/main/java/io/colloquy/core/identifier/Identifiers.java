package io.colloquy.core.identifier;

import java.util.Optional;
import java.util.regex.Pattern;

/** The ids that producers choose, checked before anything is keyed or written by them. */
public final class Identifiers {
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9._-]{1,128}");
  private static final Pattern STREAM = Pattern.compile("[A-Za-z0-9._-]{1,128}(:[12])?");

  private Identifiers() {}

  /**
   * What is wrong with a tenant, interview or producer's stream id, if anything.
   *
   * @param field the name of the field that carries it, for the message
   */
  public static Optional<String> problem(String field, String value) {
    return problem(IDENTIFIER, field, value, "");
  }

  /** Like {@link #problem}, for a stream that may be one channel of a stereo stream. */
  public static Optional<String> streamProblem(String field, String value) {
    return problem(STREAM, field, value, ", then :1 or :2 for a channel");
  }

  /**
   * Returns the id unchanged.
   *
   * @throws IllegalArgumentException if {@link #problem} finds one
   */
  public static String require(String field, String value) {
    return orThrow(problem(field, value), value);
  }

  /**
   * Returns the stream id unchanged.
   *
   * @throws IllegalArgumentException if {@link #streamProblem} finds a problem
   */
  public static String requireStream(String field, String value) {
    return orThrow(streamProblem(field, value), value);
  }

  private static Optional<String> problem(
      Pattern pattern, String field, String value, String suffix) {
    if (value == null) {
      return Optional.of(field + " is missing.");
    }
    if (pattern.matcher(value).matches()) {
      return Optional.empty();
    }
    String shown = value.length() > 160 ? value.substring(0, 160) + "…" : value;
    return Optional.of(
        String.format(
            "%s is \"%s\"; use 1 to 128 of the characters A-Z a-z 0-9 . _ -%s.",
            field, shown, suffix));
  }

  private static String orThrow(Optional<String> problem, String value) {
    problem.ifPresent(
        message -> {
          throw new IllegalArgumentException(message);
        });
    return value;
  }
}
