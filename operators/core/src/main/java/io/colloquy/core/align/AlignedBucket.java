package io.colloquy.core.align;

import io.colloquy.core.segment.SegmentBucket;
import io.colloquy.core.speaker.Turn;
import io.colloquy.core.speaker.WindowId;
import io.colloquy.core.speaker.WindowTurns;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What alignment knows of 30 s of a stream; about 5 KB of dense speech.
 *
 * @param bucket the {@link SegmentBucket}
 * @param words that start in it, with their speakers, in order of time
 * @param windows turns of the job's own diarizer by window, as far as they lie in it
 * @param outside turns of an outside diarizer, as far as they lie in it; none twice
 */
public record AlignedBucket(
    long bucket, List<Word> words, List<WindowTurns> windows, List<OutsideTurn> outside) {
  /** How many outside turns lie in it at most: far more than people take in 30 s. */
  public static final int MOST_OUTSIDE = 256;

  private static final Comparator<Word> BY_TIME =
      Comparator.comparingLong(Word::startMs)
          .thenComparingLong(Word::endMs)
          .thenComparing(Word::text);

  public AlignedBucket {
    words = words == null ? List.of() : List.copyOf(words);
    windows = windows == null ? List.of() : List.copyOf(windows);
    outside = outside == null ? List.of() : List.copyOf(outside);
  }

  public static AlignedBucket empty(long bucket) {
    return new AlignedBucket(bucket, List.of(), List.of(), List.of());
  }

  AlignedBucket with(Word word) {
    List<Word> more = new ArrayList<>(words);
    more.add(word);
    more.sort(BY_TIME);
    return new AlignedBucket(bucket, more, windows, outside);
  }

  AlignedBucket withSpeakers(Map<Word, String> speakers) {
    List<Word> said =
        words.stream()
            .map(word -> speakers.containsKey(word) ? word.withSpeaker(speakers.get(word)) : word)
            .toList();
    return new AlignedBucket(bucket, said, windows, outside);
  }

  /** With these turns of a window instead of others that were told of it. */
  AlignedBucket with(WindowId window, Collection<Turn> turns) {
    List<WindowTurns> others = new ArrayList<>(windows);
    others.removeIf(other -> other.window().equals(window));
    others.add(new WindowTurns(window, List.copyOf(turns)));
    return new AlignedBucket(bucket, words, others, outside);
  }

  boolean hasRoomFor(OutsideTurn turn) {
    return outside.size() < MOST_OUTSIDE || outside.contains(turn);
  }

  AlignedBucket with(OutsideTurn turn) {
    if (outside.contains(turn)) {
      return this;
    }
    List<OutsideTurn> more = new ArrayList<>(outside);
    more.add(turn);
    return new AlignedBucket(bucket, words, windows, more);
  }

  List<Turn> turns(WindowId window) {
    return windows.stream()
        .filter(other -> other.window().equals(window))
        .flatMap(other -> other.turns().stream())
        .toList();
  }

  /** Without what was said and heard in it; what an outside diarizer told stays. */
  public AlignedBucket outsideOnly() {
    return new AlignedBucket(bucket, List.of(), List.of(), outside);
  }
}
