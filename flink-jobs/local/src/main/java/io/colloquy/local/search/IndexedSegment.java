package io.colloquy.local.search;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What commands read of a segment's document.
 *
 * @param kind {@code speech} or {@code gap}
 * @param startMs media time
 * @param endMs media time
 * @param text the words with a blank between each two; empty for a gap
 * @param words empty where they were not asked for
 * @param gapReason why there is no text; null for speech
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record IndexedSegment(
    String segmentId,
    String tenantId,
    String interviewId,
    String streamId,
    String kind,
    long startMs,
    long endMs,
    String text,
    List<IndexedWord> words,
    String gapReason) {

  static final String GAP = "gap";
  static final String SPEECH = "speech";

  public IndexedSegment {
    text = text == null ? "" : text;
    words = words == null ? List.of() : List.copyOf(words);
  }

  /** A word and where it is said, in media time. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record IndexedWord(String text, long startMs, long endMs) {}

  public boolean isGap() {
    return GAP.equals(kind);
  }
}
