package io.colloquy.local.tools;

import java.time.Instant;

/** What the interviews of tests have in common, so that their documents differ by nothing else. */
public final class TestInterviews {

  public static final String TENANT = "tests";

  public static final Instant BEGAN_AT = Instant.parse("2026-03-05T10:00:00Z");

  private TestInterviews() {}
}
