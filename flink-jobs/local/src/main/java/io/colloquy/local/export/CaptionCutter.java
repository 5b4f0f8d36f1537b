package io.colloquy.local.export;

import io.colloquy.local.search.IndexedSegment.IndexedWord;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Cuts speech into captions of one or two lines and at most seven seconds, rather behind a sentence
 * or a comma, and rather into captions of one length. Of all ways to cut it takes the cheapest, as
 * Knuth and Plass break paragraphs into lines.
 */
final class CaptionCutter {

  /** Shorter, nobody can read it. */
  static final long SHORTEST_MS = 1_000;

  /** Longer, people read it twice. */
  static final long LONGEST_MS = 7_000;

  private static final double SIZE = 2 * CaptionLines.LONGEST;
  private static final double INSIDE_A_PHRASE = 0.3;
  private static final double INSIDE_A_SENTENCE = 0.1;
  private static final double TOO_SHORT = 0.5;

  private final List<IndexedWord> words;
  private final String label;
  private final String voice;

  /**
   * @param words none longer than a line
   * @param label stands before each caption; may be empty
   * @param voice of each caption
   */
  CaptionCutter(List<IndexedWord> words, String label, String voice) {
    this.words = words;
    this.label = label;
    this.voice = voice;
  }

  List<Caption> cut() {
    double[] cost = new double[words.size() + 1];
    int[] begin = new int[words.size() + 1];
    Arrays.fill(cost, 1, cost.length, Double.POSITIVE_INFINITY);
    for (int end = 1; end <= words.size(); end++) {
      for (int first = end - 1; first >= 0 && fits(first, end); first--) {
        double with = cost[first] + cost(first, end);
        if (with < cost[end]) {
          cost[end] = with;
          begin[end] = first;
        }
      }
    }
    Deque<Caption> captions = new ArrayDeque<>();
    for (int end = words.size(); end > 0; end = begin[end]) {
      captions.addFirst(caption(begin[end], end));
    }
    return List.copyOf(captions);
  }

  private boolean fits(int first, int end) {
    boolean alone = end - first == 1;
    return alone
        || durationMs(first, end) <= LONGEST_MS && !CaptionLines.of(text(first, end)).isEmpty();
  }

  private double cost(int first, int end) {
    double unused = 1 - text(first, end).length() / SIZE;
    double tooShort = durationMs(first, end) < SHORTEST_MS ? TOO_SHORT : 0;
    return unused * unused + tooShort + (end == words.size() ? 0 : breakCost(end - 1));
  }

  private double breakCost(int word) {
    String text = words.get(word).text();
    return switch (text.charAt(text.length() - 1)) {
      case '.', '?', '!', '…' -> 0;
      case ',', ';', ':' -> INSIDE_A_SENTENCE;
      default -> INSIDE_A_PHRASE;
    };
  }

  private Caption caption(int first, int end) {
    return new Caption(
        words.get(first).startMs(),
        words.get(end - 1).endMs(),
        voice,
        CaptionLines.of(text(first, end)));
  }

  private long durationMs(int first, int end) {
    return words.get(end - 1).endMs() - words.get(first).startMs();
  }

  private String text(int first, int end) {
    String said =
        words.subList(first, end).stream().map(IndexedWord::text).collect(Collectors.joining(" "));
    return label.isEmpty() ? said : label + " " + said;
  }
}
