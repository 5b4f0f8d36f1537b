package io.colloquy.flink.passage;

import io.colloquy.core.chapter.SentenceCutter;
import io.colloquy.core.chapter.UnitCutter;
import io.colloquy.core.chapter.UnitText;
import io.colloquy.core.passage.InterviewText;
import io.colloquy.core.passage.Passage;
import io.colloquy.core.passage.PassageCutter;
import io.colloquy.core.segment.SegmentBucket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;

/**
 * Decides what can be told of an interview that goes on: units and passages that were not told yet,
 * and of which the last word is known.
 *
 * @param streams how far each stream was cut, by id
 * @param nextStretch the first stretch whose units were not told yet
 */
record SettledText(Map<String, StreamCutting> streams, long nextStretch) {
  /** So much earlier text is read again, in which a run-on sentence finds its place. */
  private static final long LEAD_MS = SegmentBucket.DURATION_MS;

  /** What could not be told for so long, because somebody says little, waits for completion. */
  private static final long LONGEST_TAIL_MS = 300_000;

  private static final long LONGEST_LAG_MS = 120_000;

  /** From where on the interview's text is to be cut again. */
  long fromMs() {
    long nextMs =
        streams.values().stream()
            .mapToLong(stream -> stream.nextBucket() * SegmentBucket.DURATION_MS)
            .reduce(nextStretch * UnitCutter.STRETCH_MS, Math::min);
    return Math.max(Math.max(0, nextMs - LEAD_MS), knownMs() - LONGEST_TAIL_MS);
  }

  /** Passages that are likely to stay, at most one of each bucket. */
  List<Passage> passages(InterviewText tail) {
    Map<String, Long> nextBuckets = new HashMap<>();
    streams.forEach((streamId, stream) -> nextBuckets.put(streamId, stream.nextBucket()));
    List<Passage> settled = new ArrayList<>();
    for (Passage passage : tail.passages()) {
      if (isWhole(passage) && passage.bucket() >= nextBuckets.get(passage.streamId())) {
        settled.add(passage);
        nextBuckets.put(passage.streamId(), passage.bucket() + 1);
      }
    }
    return settled;
  }

  private boolean isWhole(Passage passage) {
    return passage.words() >= PassageCutter.LEAST_WORDS
        && passage.endMs() + SentenceCutter.PAUSE_MS <= streams.get(passage.streamId()).reachedMs();
  }

  /** Units that are likely to stay. */
  List<UnitText> units(InterviewText tail) {
    return tail.units().stream()
        .takeWhile(this::isWhole)
        .filter(unit -> stretch(unit) >= nextStretch)
        .toList();
  }

  /** The first stretch whose units are still to be told after these. */
  long nextStretch(InterviewText tail) {
    return tail.units().stream()
        .filter(unit -> !isWhole(unit))
        .findFirst()
        .map(unit -> Math.max(stretch(unit), nextStretch))
        .orElse(Math.max(wholeMs() / UnitCutter.STRETCH_MS, nextStretch));
  }

  private boolean isWhole(UnitText unit) {
    return (stretch(unit) + 1) * UnitCutter.STRETCH_MS <= wholeMs()
        && unit.unit().endMs() <= wholeMs();
  }

  private static long stretch(UnitText unit) {
    return unit.unit().startMs() / UnitCutter.STRETCH_MS;
  }

  private long wholeMs() {
    return Math.max(0, knownMs() - SentenceCutter.PAUSE_MS);
  }

  /**
   * How far all streams are known. One that stands still does not hold up the others: it may have
   * ended.
   */
  private long knownMs() {
    LongSummaryStatistics reached =
        streams.values().stream().mapToLong(StreamCutting::reachedMs).summaryStatistics();
    return Math.max(reached.getMin(), reached.getMax() - LONGEST_LAG_MS);
  }
}
