package io.colloquy.local.search;

import io.colloquy.local.search.IndexedSegment.IndexedWord;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A hit: where in an interview a phrase is said.
 *
 * @param startMs media time at which the first matching word starts
 * @param marked the segment's text with {@link #OPEN} and {@link #CLOSE} around what matches
 * @param gaps lost, broken or hopeless audio right beside the segment, where more may have been
 *     said
 */
public record Moment(
    IndexedSegment segment, long startMs, String marked, double score, List<IndexedSegment> gaps) {

  /** Stands before a match; no recognizer writes it. */
  static final String OPEN = "\u0001";

  /** Stands behind a match. */
  static final String CLOSE = "\u0002";

  /** No pause for breath lasts longer. */
  private static final long BESIDE_MS = 2_000;

  private static final Pattern MARKS = Pattern.compile("[" + OPEN + CLOSE + "]");
  private static final Pattern TOUCHING = Pattern.compile(CLOSE + " " + OPEN);

  /**
   * Finds the moment in a segment.
   *
   * @param highlighted the text with marks around each match; null if nothing was marked
   * @param gaps of any place and interview
   */
  static Moment of(
      IndexedSegment segment, String highlighted, double score, List<IndexedSegment> gaps) {
    String marked = highlighted == null ? segment.text() : joined(highlighted);
    return new Moment(
        segment,
        start(segment, marked.indexOf(OPEN)),
        marked,
        score,
        gaps.stream().filter(gap -> isBeside(segment, gap)).toList());
  }

  private static boolean isBeside(IndexedSegment segment, IndexedSegment gap) {
    return gap.tenantId().equals(segment.tenantId())
        && gap.interviewId().equals(segment.interviewId())
        && gap.streamId().equals(segment.streamId())
        && gap.endMs() >= segment.startMs() - BESIDE_MS
        && gap.startMs() <= segment.endMs() + BESIDE_MS;
  }

  /** The text with other marks, such as those of a terminal. */
  public String text(String open, String close) {
    return marked.replace(OPEN, open).replace(CLOSE, close);
  }

  /** The text without marks. */
  public String text() {
    return MARKS.matcher(marked).replaceAll("");
  }

  private static String joined(String highlighted) {
    return TOUCHING.matcher(highlighted).replaceAll(" ");
  }

  private static long start(IndexedSegment segment, int character) {
    int at = 0;
    for (IndexedWord word : segment.words()) {
      at += word.text().length() + 1;
      if (character < at) {
        return word.startMs();
      }
    }
    return segment.startMs();
  }
}
