package io.colloquy.flink.publish;

import io.colloquy.core.segment.BucketHistory;
import io.colloquy.core.segment.BucketText;
import io.colloquy.flink.stitch.TranscriptEvent;

/**
 * A bucket as it was last written.
 *
 * @param text its segments, gaps and unclear stretches
 * @param history of its writes
 * @param language of its words, if known
 * @param model name and hash of the recognizer that heard them
 * @param settings its settings stamp
 * @param heardMs start of the last that it heard, of all words and unclear stretches in the bucket;
 *     before the first one, what closed the bucket names a recognizer
 */
public record BucketContent(
    BucketText text,
    BucketHistory history,
    String language,
    String model,
    String settings,
    long heardMs) {

  public BucketContent {
    history = history == null ? BucketHistory.unwritten() : history;
    model = model == null ? "" : model;
    settings = settings == null ? "" : settings;
  }

  static BucketContent empty(long bucket) {
    return new BucketContent(BucketText.empty(bucket), null, null, null, null, 0);
  }

  /**
   * The same bucket, in which an event tells words or unclear stretches. Whoever heard the last of
   * them counts, whatever is told first.
   *
   * @param startMs start of the event's last one in the bucket
   */
  BucketContent heardBy(TranscriptEvent event, long startMs) {
    return startMs < heardMs ? this : namedBy(event, startMs);
  }

  /** The same bucket with another text, which may be the first that it has: a gap. */
  BucketContent with(BucketText newText, TranscriptEvent event) {
    BucketContent named = model.isEmpty() ? namedBy(event, heardMs) : this;
    return named.with(newText);
  }

  private BucketContent namedBy(TranscriptEvent event, long startMs) {
    return new BucketContent(
        text, history, event.language(), event.model(), event.settings(), startMs);
  }

  /** The same bucket with another text of the same words. */
  BucketContent with(BucketText newText) {
    return new BucketContent(newText, history, language, model, settings, heardMs);
  }

  BucketContent withoutText() {
    return empty(text.bucket()).withHistory(history);
  }

  /** What an earlier generation leaves: no text, and documents that are to be written over. */
  BucketContent ofEarlierGeneration() {
    return withoutText().withHistory(history.unwrittenAgain());
  }

  BucketContent withHistory(BucketHistory newHistory) {
    return new BucketContent(text, newHistory, language, model, settings, heardMs);
  }
}
