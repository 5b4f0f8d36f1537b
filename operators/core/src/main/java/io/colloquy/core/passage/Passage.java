package io.colloquy.core.passage;

import io.colloquy.core.segment.SegmentBucket;
import java.util.List;

/**
 * Some 120 words of one stream, which overlap with those of the passages before and behind. Times
 * are milliseconds of media time.
 *
 * @param streamId the stream
 * @param startMs where its first word starts
 * @param endMs where its last word ends
 * @param text its words with blanks between them
 * @param words how many
 * @param speakers who speaks, in order of first speech; unknown ones are left out
 */
public record Passage(
    String streamId, long startMs, long endMs, String text, int words, List<String> speakers) {

  public Passage {
    streamId = streamId == null ? "" : streamId;
    endMs = Math.max(startMs, endMs);
    text = text == null ? "" : text;
    speakers = speakers == null ? List.of() : List.copyOf(speakers);
  }

  /** The {@link SegmentBucket} it starts in; no other passage of the stream does. */
  public long bucket() {
    return SegmentBucket.of(startMs);
  }
}
