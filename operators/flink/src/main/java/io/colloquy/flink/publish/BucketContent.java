package io.colloquy.flink.publish;

import io.colloquy.core.segment.BucketHistory;
import io.colloquy.core.segment.BucketText;
import io.colloquy.flink.stitch.TranscriptEvent;

/**
 * A bucket as it was last written.
 *
 * @param text its segments and gaps
 * @param history of its writes
 * @param language of its words, if known
 * @param model name and hash of the recognizer that heard them
 * @param settings its settings stamp
 */
public record BucketContent(
    BucketText text, BucketHistory history, String language, String model, String settings) {

  public BucketContent {
    history = history == null ? BucketHistory.unwritten() : history;
    model = model == null ? "" : model;
    settings = settings == null ? "" : settings;
  }

  static BucketContent empty(long bucket) {
    return new BucketContent(BucketText.empty(bucket), null, null, null, null);
  }

  /** The same bucket with another text, written by the recognizer that an event tells. */
  BucketContent with(BucketText newText, TranscriptEvent event) {
    String heard = event.language() == null ? language : event.language();
    return new BucketContent(newText, history, heard, event.model(), event.settings());
  }

  /** The same bucket with another text of the same words. */
  BucketContent with(BucketText newText) {
    return new BucketContent(newText, history, language, model, settings);
  }

  BucketContent withoutText() {
    return with(BucketText.empty(text.bucket()));
  }

  /** What an earlier generation leaves: no text, and documents that are to be written over. */
  BucketContent ofEarlierGeneration() {
    return withoutText().withHistory(history.unwrittenAgain());
  }

  BucketContent withHistory(BucketHistory newHistory) {
    return new BucketContent(text, newHistory, language, model, settings);
  }
}
