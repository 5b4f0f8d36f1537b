package io.colloquy.core.chapter;

import io.colloquy.core.segment.SegmentBucket;
import java.util.List;

/**
 * A part of an interview that keeps to one subject, as people are shown it. Times are milliseconds
 * of media time.
 *
 * @param startMs where its first sentence starts
 * @param endMs where the next one starts, or the interview's last word ends; later than it starts
 * @param title a phrase that was said in it; no other chapter of the interview has the same
 * @param keywords what else it is about, most typical first
 * @param sentence the sentence that says best what it is about
 * @param speakers who speaks in it, sorted; unknown ones are left out
 * @param strength how sure its start is, from 0 to 1
 */
public record Chapter(
    long startMs,
    long endMs,
    String title,
    List<String> keywords,
    String sentence,
    List<String> speakers,
    double strength) {

  public Chapter {
    title = title == null ? "" : title;
    keywords = keywords == null ? List.of() : List.copyOf(keywords);
    sentence = sentence == null ? "" : sentence;
    speakers = speakers == null ? List.of() : List.copyOf(speakers);
  }

  /** The {@link SegmentBucket} it starts in, which tells it from the interview's others. */
  public long bucket() {
    return SegmentBucket.of(startMs);
  }

  /** The same chapter, which ends elsewhere. */
  Chapter until(long otherEndMs) {
    return new Chapter(startMs, otherEndMs, title, keywords, sentence, speakers, strength);
  }
}
