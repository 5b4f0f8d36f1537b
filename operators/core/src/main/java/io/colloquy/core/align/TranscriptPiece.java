package io.colloquy.core.align;

import io.colloquy.core.segment.SegmentBucket;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Finds the words that depend on each other: those between two pauses. */
final class TranscriptPiece {
  private final LongFunction<List<Word>> stored;
  private final long pauseMs;
  private final List<Word> near = new ArrayList<>();
  private int start;
  private int end;

  private TranscriptPiece(LongFunction<List<Word>> stored, long pauseMs) {
    this.stored = stored;
    this.pauseMs = pauseMs;
  }

  /**
   * The words that a span touches, and those before and behind them up to the next pause.
   *
   * @param stored gives the words that start in a bucket, in order of time
   */
  static List<Word> around(long fromMs, long toMs, long pauseMs, LongFunction<List<Word>> stored) {
    TranscriptPiece piece = new TranscriptPiece(stored, pauseMs);
    piece.grow(fromMs, toMs);
    return List.copyOf(piece.near.subList(piece.start, piece.end));
  }

  private void grow(long fromMs, long toMs) {
    long first = Math.max(0, SegmentBucket.nearest(fromMs) - 1);
    long last = SegmentBucket.nearest(toMs);
    for (long bucket = first; bucket <= last; bucket++) {
      near.addAll(stored.apply(bucket));
    }
    end = near.size();
    while (start < end && near.get(start).endMs() < fromMs) {
      start++;
    }
    while (end > start && near.get(end - 1).startMs() > toMs) {
      end--;
    }
    if (start < end) {
      growBackwards(first);
      growForwards(last);
    }
  }

  private void growBackwards(long first) {
    long bucket = first;
    takeBefore();
    while (start == 0 && bucket > 0 && !stored.apply(bucket - 1).isEmpty()) {
      bucket--;
      List<Word> more = stored.apply(bucket);
      near.addAll(0, more);
      start += more.size();
      end += more.size();
      takeBefore();
    }
  }

  private void growForwards(long last) {
    long bucket = last;
    takeBehind();
    while (end == near.size()
        && bucket < SegmentBucket.LAST
        && !stored.apply(bucket + 1).isEmpty()) {
      bucket++;
      near.addAll(stored.apply(bucket));
      takeBehind();
    }
  }

  private void takeBefore() {
    while (start > 0 && isNoPause(near.get(start - 1), near.get(start))) {
      start--;
    }
  }

  private void takeBehind() {
    while (end < near.size() && isNoPause(near.get(end - 1), near.get(end))) {
      end++;
    }
  }

  private boolean isNoPause(Word before, Word word) {
    return word.startMs() - before.endMs() < pauseMs;
  }
}
