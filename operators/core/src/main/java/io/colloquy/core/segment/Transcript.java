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
   * Puts what was heard after all where a gap was, or a part of one. Everything from the pause
   * before to the pause after is segmented anew, as if it had been heard in time; what is left of
   * the gap stays one.
   *
   * @param startMs where the late audio starts
   * @param endMs where it ends
   * @param words what was heard in it, in any order; perhaps nothing
   * @param unclear what was not understood in it, in order
   * @param open what waits behind the last segment
   * @param progressMs as the segmenter was told last; {@link Long#MAX_VALUE} if nothing may wait
   */
  public Resegmented fill(
      long startMs,
      long endMs,
      List<Word> words,
      List<UnclearSpan> unclear,
      OpenSegment open,
      long progressMs) {
    TranscriptEdit edit = new TranscriptEdit(stored);
    edit.removeGaps(startMs, endMs);
    List<Word> inOrder = new ArrayList<>(words);
    inOrder.sort(Comparator.comparingLong(Word::startMs));
    List<List<Word>> stretches = new ArrayList<>();
    Segmenter.stretches(inOrder, unclear).forEach(said -> stretches.add(new ArrayList<>(said)));
    takeBefore(edit, startMs, stretches.get(0));
    List<Word> last = stretches.remove(stretches.size() - 1);
    takeBehind(edit, startMs, last);
    stretches.forEach(stretch -> segmenter.segments(stretch).forEach(edit::add));
    OpenSegment waiting = segment(edit, startMs, last, open, progressMs);
    unclear.forEach(edit::add);
    return new Resegmented(edit.touched(), waiting);
  }

  /**
   * Gives words to other speakers. Every stretch between two pauses in which one changes is
   * segmented anew.
   *
   * @param words with their new speakers, otherwise as they were added; unknown ones count for
   *     nothing
   * @param unclear stretches with their new speakers, found by their times
   * @param open what waits behind the last segment
   * @param progressMs as the segmenter was told last; {@link Long#MAX_VALUE} if nothing may wait
   */
  public Resegmented relabel(
      List<Word> words, List<UnclearSpan> unclear, OpenSegment open, long progressMs) {
    TranscriptEdit edit = new TranscriptEdit(stored);
    unclear.forEach(edit::say);
    Map<Word, String> speakers = new HashMap<>();
    words.forEach(word -> speakers.put(word.withSpeaker(null), word.speaker()));
    OpenSegment waiting = open;
    if (isChanged(open.words(), speakers)) {
      List<Word> stretch = new ArrayList<>(open.words());
      long fromMs = stretch.get(0).startMs();
      takeBefore(edit, fromMs, stretch);
      List<Word> said = relabelled(stretch, speakers);
      waiting = segment(edit, fromMs, said, OpenSegment.empty(), progressMs);
    }
    for (Word word : words) {
      Segment segment = edit.holding(word);
      if (segment != null && isChanged(segment.words(), speakers)) {
        edit.remove(segment);
        List<Word> stretch = new ArrayList<>(segment.words());
        takeBefore(edit, segment.startMs(), stretch);
        takeBehind(edit, segment.startMs(), stretch);
        List<Word> said = relabelled(stretch, speakers);
        waiting = segment(edit, segment.startMs(), said, waiting, progressMs);
      }
    }
    return new Resegmented(edit.touched(), waiting);
  }

  /** Makes segments of a stretch between two pauses; the end of the last stretch waits for more. */
  private OpenSegment segment(
      TranscriptEdit edit, long fromMs, List<Word> stretch, OpenSegment waiting, long progressMs) {
    if (!reachesEnd(edit, fromMs, stretch, waiting, progressMs)) {
      segmenter.segments(stretch).forEach(edit::add);
      return waiting;
    }
    List<Word> toEnd = new ArrayList<>(stretch);
    toEnd.addAll(waiting.words());
    Segmented segmented = segmenter.accept(OpenSegment.empty(), toEnd, progressMs);
    segmented.segments().forEach(edit::add);
    return segmented.open();
  }

  private boolean reachesEnd(
      TranscriptEdit edit, long fromMs, List<Word> stretch, OpenSegment waiting, long progressMs) {
    if (stretch.isEmpty()) {
      return false;
    }
    long endMs = waiting.words().isEmpty() ? progressMs : waiting.words().get(0).startMs();
    return !segmenter.isPause(stretch.get(stretch.size() - 1).endMs(), endMs)
        && !edit.isBarrierBetween(fromMs, endMs);
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
