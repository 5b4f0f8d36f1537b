package io.colloquy.core.segment;

import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * A stream's segments, gaps and unclear stretches by bucket. Each method reads the few buckets it
 * needs and returns those that it changed, as they are to be stored from then on.
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

  /** Adds segments that closed, gaps that were declared, and what was not understood. */
  public List<BucketText> add(List<Segment> segments, List<Gap> gaps, List<UnclearSpan> unclear) {
    TranscriptEdit edit = new TranscriptEdit(stored);
    segments.forEach(edit::add);
    gaps.forEach(edit::add);
    unclear.forEach(edit::add);
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
   * @param unclear what was not understood in it, in order
   */
  public List<BucketText> fill(
      Gap gap, long startMs, long endMs, List<Word> words, List<UnclearSpan> unclear) {
    TranscriptEdit edit = new TranscriptEdit(stored);
    edit.remove(gap);
    if (gap.startMs() < startMs) {
      edit.add(new Gap(gap.startMs(), startMs, gap.reason()));
    }
    if (endMs < gap.endMs()) {
      edit.add(new Gap(endMs, gap.endMs(), gap.reason()));
    }
    List<Word> inOrder = new ArrayList<>(words);
    inOrder.sort(Comparator.comparingLong(Word::startMs));
    List<List<Word>> stretches = new ArrayList<>();
    Segmenter.stretches(inOrder, unclear).forEach(said -> stretches.add(new ArrayList<>(said)));
    if (startMs <= gap.startMs()) {
      takeBefore(edit, gap.startMs(), stretches.get(0));
    }
    if (endMs >= gap.endMs()) {
      long fromMs = Math.max(startMs, gap.startMs());
      takeBehind(edit, fromMs, stretches.get(stretches.size() - 1));
    }
    stretches.forEach(stretch -> segmenter.segments(stretch).forEach(edit::add));
    unclear.forEach(edit::add);
    return edit.touched();
  }

  /**
   * Gives words to other speakers. Every stretch between two pauses in which one changes is
   * segmented anew.
   *
   * @param words with their new speakers, otherwise as they were added; unknown ones count for
   *     nothing
   * @param unclear stretches with their new speakers, found by their times
   * @param open what waits behind the last segment
   * @param progressMs as the segmenter was told last
   */
  public Relabelled relabel(
      List<Word> words, List<UnclearSpan> unclear, OpenSegment open, long progressMs) {
    TranscriptEdit edit = new TranscriptEdit(stored);
    unclear.forEach(edit::say);
    Map<Word, String> speakers = new HashMap<>();
    words.forEach(word -> speakers.put(word.withSpeaker(null), word.speaker()));
    OpenSegment waiting = open;
    if (isChanged(open.words(), speakers)) {
      List<Word> stretch = new ArrayList<>(open.words());
      takeBefore(edit, stretch.get(0).startMs(), stretch);
      waiting = relabelToOpen(edit, stretch, speakers, progressMs);
    }
    for (Word word : words) {
      Segment segment = edit.holding(word);
      if (segment != null && isChanged(segment.words(), speakers)) {
        edit.remove(segment);
        List<Word> stretch = new ArrayList<>(segment.words());
        takeBefore(edit, segment.startMs(), stretch);
        takeBehind(edit, segment.startMs(), stretch);
        if (reaches(edit, stretch, waiting)) {
          stretch.addAll(waiting.words());
          waiting = relabelToOpen(edit, stretch, speakers, progressMs);
        } else {
          segmenter.segments(relabelled(stretch, speakers)).forEach(edit::add);
        }
      }
    }
    return new Relabelled(edit.touched(), waiting);
  }

  private OpenSegment relabelToOpen(
      TranscriptEdit edit, List<Word> stretch, Map<Word, String> speakers, long progressMs) {
    Segmented segmented =
        segmenter.accept(OpenSegment.empty(), relabelled(stretch, speakers), progressMs);
    segmented.segments().forEach(edit::add);
    return segmented.open();
  }

  private boolean reaches(TranscriptEdit edit, List<Word> stretch, OpenSegment waiting) {
    return !waiting.words().isEmpty()
        && joins(stretch, waiting.words())
        && !edit.isBarrierBetween(stretch.get(0).startMs(), waiting.words().get(0).startMs());
  }

  private static boolean isChanged(List<Word> words, Map<Word, String> speakers) {
    return !relabelled(words, speakers).equals(words);
  }

  private static List<Word> relabelled(List<Word> words, Map<Word, String> speakers) {
    return words.stream()
        .map(
            word -> word.withSpeaker(speakers.getOrDefault(word.withSpeaker(null), word.speaker())))
        .toList();
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
