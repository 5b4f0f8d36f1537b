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
    int coverageAlarms) {

  /**
   * Whether these are all documents of the interview.
   *
   * @param documents those of its generation
   */
  public boolean isToldBy(List<IndexedSegment> documents) {
    long shownGaps = documents.stream().filter(IndexedSegment::isGap).count();
    return shownGaps == gaps && documents.size() - shownGaps == segments;
  }

  /** What to tell people where {@link #isToldBy} says no and nothing more comes. */
  public String mismatch(String interviewId, List<IndexedSegment> documents) {
    return ("%s: its summary counts %d documents, but %d are indexed;"
            + " ./colloquy dead-letters list --interview %s tells whether some were refused")
        .formatted(interviewId, segments + gaps, documents.size(), interviewId);
  }

  /** One line for people. */
  public String line() {
    return "%s: %s, %s%s, %s"
        .formatted(
            MediaTime.seconds(durationMs),
            Counted.of(segments, "segment"),
            Counted.of(gaps, "gap"),
            gaps == 0 ? "" : String.format(Locale.ROOT, " (%.1f s)", gapMs / 1e3),
            speechMs == 0 ? "nobody speaks in it" : coverageLine());
  }

  private String coverageLine() {
    return String.format(Locale.ROOT, "words for %.0f %% of the speech", coverage * 100)
        + (coverageAlarms == 0
            ? ""
            : ", " + Counted.of(coverageAlarms, "stretch") + " of more than 5 s without any");
  }
}
