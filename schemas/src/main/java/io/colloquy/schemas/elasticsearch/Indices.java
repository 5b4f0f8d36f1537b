package io.colloquy.schemas.elasticsearch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Where documents lie in Elasticsearch. An index belongs to the month in which its interviews began
 * and is never rolled over, because an id must stay in its index. Aliases are only read.
 */
public final class Indices {
  /** Reads the segments of every month. */
  public static final String SEGMENTS_ALIAS = "interview-segments";

  /** Reads the summaries of every month's complete interviews. */
  public static final String LEDGER_ALIAS = "interview-ledger";

  /** Reads the chapters of every month's interviews. */
  public static final String CHAPTERS_ALIAS = "interview-chapters";

  /** Reads the passages of every month's interviews, with the vectors of what they mean. */
  public static final String PASSAGES_ALIAS = "interview-passages";

  /** Every index that holds anything of an interview; all have tenantId and interviewId. */
  public static final String ALL_PATTERN = "interview-*-v1-*";

  /** The packaged index templates, by name; see {@link IndexTemplate}. */
  public static final List<String> TEMPLATES =
      List.of(SEGMENTS_ALIAS, CHAPTERS_ALIAS, PASSAGES_ALIAS, LEDGER_ALIAS);

  private static final String VERSION = "-v1-";
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu.MM").withZone(ZoneOffset.UTC);

  /** The index for the segments of an interview, such as {@code interview-segments-v1-2026.11}. */
  public static String segments(Instant interviewBeganAt) {
    return SEGMENTS_ALIAS + VERSION + MONTH.format(interviewBeganAt);
  }

  /** The index for the chapters of an interview, such as {@code interview-chapters-v1-2026.11}. */
  public static String chapters(Instant interviewBeganAt) {
    return CHAPTERS_ALIAS + VERSION + MONTH.format(interviewBeganAt);
  }

  /** The index for the passages of an interview, such as {@code interview-passages-v1-2026.11}. */
  public static String passages(Instant interviewBeganAt) {
    return PASSAGES_ALIAS + VERSION + MONTH.format(interviewBeganAt);
  }

  /** The index for the summary of an interview, such as {@code interview-ledger-v1-2026.11}. */
  public static String ledger(Instant interviewBeganAt) {
    return LEDGER_ALIAS + VERSION + MONTH.format(interviewBeganAt);
  }

  private Indices() {}
}
