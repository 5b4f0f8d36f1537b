package io.colloquy.core.passage;

import io.colloquy.core.chapter.Sentence;
import io.colloquy.core.chapter.SentenceCutter;
import io.colloquy.core.segment.Gap;
import io.colloquy.core.segment.SegmentBucket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Cuts a stream's sentences into passages: one for each bucket, which begins with the first
 * sentence that starts in it and goes on into the next ones until it has words enough. It depends
 * on what follows alone, so that a late word changes the few passages that it lies in.
 */
public final class PassageCutter {
  /** Only before a gap, or at the end, has a passage fewer words. */
  public static final int LEAST_WORDS = 120;

  /** No passage has more words. */
  public static final int MOST_WORDS = LEAST_WORDS + SentenceCutter.MOST_WORDS - 1;

  private PassageCutter() {}

  /**
   * Cuts all that is known of a stream, or all from the beginning of a bucket on.
   *
   * @param sentences of one stream, by start
   * @param gaps the stream's, in any order
   * @return the passages by start
   */
  public static List<Passage> cut(List<Sentence> sentences, List<Gap> gaps) {
    List<Passage> passages = new ArrayList<>();
    long lastBucket = -1;
    for (int i = 0; i < sentences.size(); i++) {
      long bucket = SegmentBucket.of(sentences.get(i).startMs());
      if (bucket != lastBucket) {
        lastBucket = bucket;
        passages.add(passage(sentences.subList(i, end(sentences, i, gaps))));
      }
    }
    return passages;
  }

  private static int end(List<Sentence> sentences, int first, List<Gap> gaps) {
    int end = first + 1;
    int words = sentences.get(first).words();
    while (words < LEAST_WORDS
        && end < sentences.size()
        && !isGapBetween(gaps, sentences.get(end - 1), sentences.get(end))) {
      words += sentences.get(end).words();
      end++;
    }
    return end;
  }

  private static boolean isGapBetween(List<Gap> gaps, Sentence earlier, Sentence later) {
    return gaps.stream()
        .anyMatch(gap -> gap.endMs() > earlier.endMs() && gap.startMs() < later.startMs());
  }

  private static Passage passage(List<Sentence> sentences) {
    long endMs = sentences.stream().mapToLong(Sentence::endMs).max().orElseThrow();
    Sentence first = sentences.get(0);
    return new Passage(
        first.streamId(),
        first.startMs(),
        endMs,
        sentences.stream().map(Sentence::text).collect(Collectors.joining(" ")),
        sentences.stream().mapToInt(Sentence::words).sum(),
        sentences.stream().map(Sentence::speaker).filter(Objects::nonNull).distinct().toList());
  }
}
