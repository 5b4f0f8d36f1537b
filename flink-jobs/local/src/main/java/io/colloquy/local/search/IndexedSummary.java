package io.colloquy.local.search;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.colloquy.local.Counted;
import io.colloquy.local.MediaTime;
import java.util.List;
import java.util.Locale;

/**
 * What commands read of a complete interview's summary; {@link
 * io.colloquy.schemas.InterviewSummary} tells what each field means.
 *
 * @param interviewBeganAt the instant of media time 0, as ISO 8601
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record IndexedSummary(
    String interviewBeganAt,
    int generation,
    long durationMs,
    int segments,
    int gaps,
    long gapMs,
    int words,
    long speechMs,
    float coverage,
    int coverageAlarms,
    int unclear,
    long unclearMs,
    int windows,
    int lowConfidenceWindows,
    boolean doubtful) {

  /**
   * Whether these are all documents of the interview.
   *
   * @param documents those of its generation
   */
  public boolean isToldBy(List<IndexedSegment> documents) {
    long shownGaps = documents.stream().filter(IndexedSegment::isGap).count();
    long shownUnclear = documents.stream().filter(IndexedSegment::isUnclear).count();
    return shownGaps == gaps
        && shownUnclear == unclear
        && documents.size() - shownGaps - shownUnclear == segments;
  }

  /** What to tell people where {@link #isToldBy} says no and nothing more comes. */
  public String mismatch(String interviewId, List<IndexedSegment> documents) {
    return ("%s: its summary counts %d documents, but %d are indexed;"
            + " ./colloquy dead-letters list --interview %s tells whether some were refused")
        .formatted(interviewId, segments + gaps + unclear, documents.size(), interviewId);
  }

  /** One line for people. */
  public String line() {
    return "%s: %s, %s%s%s, %s%s"
        .formatted(
            MediaTime.seconds(durationMs),
            Counted.of(segments, "segment"),
            Counted.of(gaps, "gap"),
            gaps == 0 ? "" : seconds(gapMs),
            unclear == 0 ? "" : ", " + Counted.of(unclear, "unclear stretch") + seconds(unclearMs),
            speechMs == 0 ? "nobody speaks in it" : coverageLine(),
            doubtful ? doubtLine() : "");
  }

  private static String seconds(long ms) {
    return String.format(Locale.ROOT, " (%.1f s)", ms / 1e3);
  }

  private String doubtLine() {
    return "; doubtful: of %d windows the recognizer was unsure of %d, listen before relying on it"
        .formatted(windows, lowConfidenceWindows);
  }

  private String coverageLine() {
    return String.format(Locale.ROOT, "words for %.0f %% of the speech", coverage * 100)
        + (coverageAlarms == 0
            ? ""
            : ", " + Counted.of(coverageAlarms, "stretch") + " of more than 5 s without any");
  }
}
