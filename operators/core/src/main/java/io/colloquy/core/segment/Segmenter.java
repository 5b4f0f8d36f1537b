package io.colloquy.core.segment;

import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Closes segments at a pause, where the speaker changes, at the most words, at a gap, where
 * something was not understood, and at the end. How the words are grouped into calls changes
 * nothing.
 */
public final class Segmenter {
  private final SegmentSettings settings;

  public Segmenter(SegmentSettings settings) {
    this.settings = settings;
  }

  /**
   * Takes the next final words.
   *
   * @param words in order, behind those of earlier calls
   * @param progressMs every word that starts before this media time is known
   */
  public Segmented accept(OpenSegment open, List<Word> words, long progressMs) {
    List<Segment> closed = new ArrayList<>();
    List<Word> waiting = new ArrayList<>(open.words());
    for (Word word : words) {
      if (isPause(waiting, word.startMs()) || isOtherSpeaker(waiting, word)) {
        close(waiting, waiting.size(), closed);
      }
      waiting.add(word);
      if (waiting.size() >= settings.maximumWords()) {
        close(waiting, lastSentenceEnd(waiting), closed);
      }
    }
    if (isPause(waiting, progressMs)) {
      close(waiting, waiting.size(), closed);
    }
    return new Segmented(closed, new OpenSegment(waiting));
  }

  /**
   * Takes the next final words, and what was not understood between them.
   *
   * @param words in order, behind those of earlier calls
   * @param unclear in order, behind what earlier calls told; no word lies in it
   * @param progressMs everything that starts before this media time is known
   */
  public Segmented accept(
      OpenSegment open, List<Word> words, List<UnclearSpan> unclear, long progressMs) {
    List<Segment> closed = new ArrayList<>();
    OpenSegment waiting = open;
    List<List<Word>> stretches = stretches(words, unclear);
    for (List<Word> stretch : stretches.subList(0, unclear.size())) {
      Segmented before = accept(waiting, stretch, Long.MIN_VALUE);
      closed.addAll(before.segments());
      closed.addAll(close(before.open()).segments());
      waiting = OpenSegment.empty();
    }
    Segmented last = accept(waiting, stretches.get(unclear.size()), progressMs);
    closed.addAll(last.segments());
    return new Segmented(closed, last.open());
  }

  /** The words before, between and behind unclear stretches: one list more than there are. */
  static List<List<Word>> stretches(List<Word> words, List<UnclearSpan> unclear) {
    List<List<Word>> stretches = new ArrayList<>();
    int from = 0;
    for (UnclearSpan span : unclear) {
      int until = from;
      while (until < words.size() && words.get(until).startMs() < span.startMs()) {
        until++;
      }
      stretches.add(words.subList(from, until));
      from = until;
    }
    stretches.add(words.subList(from, words.size()));
    return stretches;
  }

  /** Closes what is open: a gap follows, or the end. */
  public Segmented close(OpenSegment open) {
    List<Segment> closed = open.words().isEmpty() ? List.of() : List.of(Segment.of(open.words()));
    return new Segmented(closed, OpenSegment.empty());
  }

  /** Makes segments of all words of a stretch between two pauses, gaps or ends. */
  public List<Segment> segments(List<Word> words) {
    Segmented segmented = accept(OpenSegment.empty(), words, Long.MIN_VALUE);
    List<Segment> segments = new ArrayList<>(segmented.segments());
    segments.addAll(close(segmented.open()).segments());
    return segments;
  }

  /** Whether so much time lies between the two that no segment holds both. */
  boolean isPause(long endMs, long startMs) {
    return startMs >= endMs && startMs - endMs >= settings.pauseMs();
  }

  private boolean isPause(List<Word> waiting, long untilMs) {
    return !waiting.isEmpty() && isPause(waiting.get(waiting.size() - 1).endMs(), untilMs);
  }

  private static boolean isOtherSpeaker(List<Word> waiting, Word word) {
    return !waiting.isEmpty()
        && !Objects.equals(waiting.get(waiting.size() - 1).speaker(), word.speaker());
  }

  private static void close(List<Word> waiting, int count, List<Segment> closed) {
    List<Word> words = waiting.subList(0, count);
    closed.add(Segment.of(words));
    words.clear();
  }

  private int lastSentenceEnd(List<Word> words) {
    for (int count = words.size(); count > settings.minimumSentenceWords(); count--) {
      if (endsSentence(words.get(count - 1).text())) {
        return count;
      }
    }
    return words.size();
  }

  private static boolean endsSentence(String text) {
    String bare = text.replaceAll("[\"'\u201d\u2019)\\]]+$", "");
    return bare.endsWith(".") || bare.endsWith("?") || bare.endsWith("!");
  }
}
