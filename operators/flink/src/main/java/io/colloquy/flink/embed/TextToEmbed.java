package io.colloquy.flink.embed;

import io.colloquy.core.chapter.ChapterUnit;
import io.colloquy.core.passage.Passage;

/**
 * A text of an interview that is to be embedded, or what happened to the interview. Texts are told
 * as soon as they are likely to stay, and all that are good in the end by {@code FINAL}. Any of
 * these may overtake another.
 *
 * @param revision of the final text that it is for: {@code FINAL} of the generation's n-th
 *     completion has n, and so has what is told after the one before; {@code CLOSED} has that of
 *     the last {@code FINAL}, 0 if there was none
 * @param textHash with {@code UNIT} and {@code PASSAGE}: names the text; equal for equal texts
 * @param text what to embed
 * @param unit with {@code UNIT}: it, without a vector
 * @param passage with {@code PASSAGE}: it
 * @param finalText with {@code FINAL}: all that is good
 */
public record TextToEmbed(
    Kind kind,
    String tenantId,
    String interviewId,
    long interviewBeganAtMs,
    int generation,
    int revision,
    String textHash,
    String text,
    ChapterUnit unit,
    Passage passage,
    FinalText finalText) {

  /** What is told. */
  public enum Kind {
    /** A unit of which chapters are made. */
    UNIT,
    /** A passage. */
    PASSAGE,
    /** The interview is complete. */
    FINAL,
    /** Nothing of the interview is kept any longer. */
    CLOSED,
    /** The interview was deleted. */
    DELETED
  }

  public TextToEmbed {
    textHash = textHash == null ? "" : textHash;
    text = text == null ? "" : text;
  }

  /** The key of everything that the interview owns. */
  public String key() {
    return tenantId + "/" + interviewId;
  }

  /** Whether there is a text to embed. */
  public boolean isText() {
    return kind == Kind.UNIT || kind == Kind.PASSAGE;
  }
}
