package io.colloquy.local.search;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.colloquy.local.MediaTime;
import java.util.List;

/**
 * What commands read of a segment's document.
 *
 * @param interviewBeganAt the instant of media time 0, as ISO 8601
 * @param kind {@code speech}, {@code gap} or {@code unclear}
 * @param startMs media time
 * @param endMs media time
 * @param text the words with a blank between each two; empty for a gap and an unclear stretch
 * @param words empty where they were not asked for
 * @param gapReason why there is no text; null for what is no gap
 * @param speaker the id of who says it; null if nobody knows
 * @param speakerName null if none was told
 * @param turnsFrom how the speaker was found; null if nobody knows who it is
 * @param chapterId the chapter it lies in; null if none was found yet
 * @param chapterTitle null without a chapter
 * @param unclearReason why the text is not trusted; null for what is not unclear
 * @param rawText what the recognizer wrote all the same; null for what is not unclear
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record IndexedSegment(
    String segmentId,
    String tenantId,
    String interviewId,
    String streamId,
    String interviewBeganAt,
    String kind,
    long startMs,
    long endMs,
    String text,
    List<IndexedWord> words,
    String gapReason,
    String speaker,
    String speakerName,
    String turnsFrom,
    String chapterId,
    String chapterTitle,
    String unclearReason,
    String rawText) {

  static final String GAP = "gap";
  static final String UNCLEAR = "unclear";
  static final String SPEECH = "speech";

  public IndexedSegment {
    text = text == null ? "" : text;
    words = words == null ? List.of() : List.copyOf(words);
  }

  /** Speech or a gap of nobody knows whom, in no chapter. */
  public IndexedSegment(
      String segmentId,
      String tenantId,
      String interviewId,
      String streamId,
      String interviewBeganAt,
      String kind,
      long startMs,
      long endMs,
      String text,
      List<IndexedWord> words,
      String gapReason) {
    this(
        segmentId,
        tenantId,
        interviewId,
        streamId,
        interviewBeganAt,
        kind,
        startMs,
        endMs,
        text,
        words,
        gapReason,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** A word, where it is said in media time, and how sure the recognizer is of it, 0 to 1. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record IndexedWord(String text, long startMs, long endMs, float probability) {

    public IndexedWord withText(String other) {
      return new IndexedWord(other, startMs, endMs, probability);
    }
  }

  public boolean isGap() {
    return GAP.equals(kind);
  }

  public boolean isUnclear() {
    return UNCLEAR.equals(kind);
  }

  /** Whether it has text. */
  public boolean isSpeech() {
    return !isGap() && !isUnclear();
  }

  /**
   * Whom to name before the text: {@code Ada}, else {@code Speaker 1}, else the label by which an
   * outside diarizer knows the speaker; empty if nobody knows.
   */
  public String speakerLabel() {
    if (speakerName != null) {
      return oneLine(speakerName);
    }
    if (speaker == null) {
      return "";
    }
    return speaker.matches("[0-9]+") ? "Speaker " + speaker : oneLine(speaker);
  }

  private static String oneLine(String name) {
    return name.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }

  /**
   * Where there is no text and why, such as {@code lost audio 00:12-00:20} or {@code unclear
   * 00:12-00:20}.
   */
  public String label() {
    String gap = gapReason == null ? "no words" : gapReason.replace('-', ' ');
    return "%s %s-%s"
        .formatted(
            isUnclear() ? UNCLEAR : gap, MediaTime.seconds(startMs), MediaTime.seconds(endMs));
  }

  /** The text; in brackets what stands in its place: a gap's label, or {@code [unclear]}. */
  public String shown() {
    if (isUnclear()) {
      return "[" + UNCLEAR + "]";
    }
    return isGap() ? "[" + label() + "]" : text;
  }
}
