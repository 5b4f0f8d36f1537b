package io.colloquy.core.chapter;

/**
 * What somebody says between two pauses, as far as a transcript without reliable punctuation knows
 * sentences. Times are milliseconds of media time.
 *
 * @param streamId the stream it was heard on
 * @param startMs where its first word starts
 * @param endMs where its last word ends
 * @param text its words with blanks between them
 * @param speaker who says it; null if that is not known
 */
public record Sentence(String streamId, long startMs, long endMs, String text, String speaker) {

  public Sentence {
    streamId = streamId == null ? "" : streamId;
    endMs = Math.max(startMs, endMs);
    text = text == null ? "" : text;
  }

  /** How many words it has. */
  public int words() {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }
}
