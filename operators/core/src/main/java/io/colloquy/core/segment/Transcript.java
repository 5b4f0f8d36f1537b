package io.colloquy.core.segment;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;

/**
 * A stream's segments and gaps by bucket. Each method reads the few buckets it needs and returns
 * those that it changed, as they are to be stored from then on.
 */
public final class Transcript {
  private final Segmenter segmenter;
  private final LongFunction<BucketText> stored;

  /**
   * @param segmenter the one that closed the segments
   * @param stored gives a bucket by its number; null if nothing starts in it
   */
  public Transcript(Segmenter segmenter, LongFunction<BucketText> stored) {
    this.segmenter = segmenter;
    this.stored = stored;
  }

  /** Adds segments that closed and gaps that were declared. */
  public List<BucketText> add(List<Segment> segments, List<Gap> gaps) {
    TranscriptEdit edit = new TranscriptEdit(stored);
    segments.forEach(edit::add);
    gaps.forEach(edit::add);
    return edit.touched();
  }

  /**
   * Replaces a gap, or a part of it, by what was heard there after all. Everything from the pause
   * before to the pause after is segmented anew; what is left of the gap stays one.
   *
   * @param gap the gap as it was added
   * @param startMs where the late audio starts
   * @param endMs where it ends
   * @param words what was heard in it, in order; perhaps nothing
   */
  public List<BucketText> fill(Gap gap, long startMs, long endMs, List<Word> words) {
    TranscriptEdit edit = new TranscriptEdit(stored);
    edit.remove(gap);
    if (gap.startMs() < startMs) {
      edit.add(new Gap(gap.startMs(), startMs, gap.reason()));
    }
    if (endMs < gap.endMs()) {
      edit.add(new Gap(endMs, gap.endMs(), gap.reason()));
    }
    List<Word> stretch = new ArrayList<>(words);
    stretch.sort(Comparator.comparingLong(Word::startMs));
    if (startMs <= gap.startMs()) {
      takeBefore(edit, gap.startMs(), stretch);
    }
    if (endMs >= gap.endMs()) {
      takeBehind(edit, Math.max(startMs, gap.startMs()), stretch);
    }
    segmenter.segments(stretch).forEach(edit::add);
    return edit.touched();
  }

  private void takeBefore(TranscriptEdit edit, long ms, List<Word> stretch) {
    Segment segment = edit.before(ms);
    while (segment != null && joins(segment.words(), stretch)) {
      edit.remove(segment);
      stretch.addAll(0, segment.words());
      segment = edit.before(segment.startMs());
    }
  }

  private void takeBehind(TranscriptEdit edit, long ms, List<Word> stretch) {
    Segment segment = edit.from(ms);
    while (segment != null && joins(stretch, segment.words())) {
      edit.remove(segment);
      stretch.addAll(segment.words());
      segment = edit.from(segment.startMs());
    }
  }

  private boolean joins(List<Word> earlier, List<Word> later) {
    return earlier.isEmpty()
        || later.isEmpty()
        || !segmenter.isPause(earlier.get(earlier.size() - 1).endMs(), later.get(0).startMs());
  }
}
