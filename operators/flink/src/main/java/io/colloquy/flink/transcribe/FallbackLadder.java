package io.colloquy.flink.transcribe;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.colloquy.whisper.DecodedWord;
import io.colloquy.whisper.Decoding;
import java.util.List;
import java.util.Map;

/**
 * When a window is decoded again, at a higher temperature, as Whisper's authors do (Radford et al.
 * 2022, section 4.5): the text repeats itself, or the recognizer does not believe it. A loop at the
 * end of a long text, which compression hardly shows, is found as whisper.cpp does, by the entropy
 * of the end.
 */
final class FallbackLadder {
  private static final List<Double> TEMPERATURES = List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
  private static final double LEAST_LOG_PROBABILITY = -1;
  private static final double GREATEST_COMPRESSION_RATIO = 2.4;
  private static final double LEAST_ENTROPY = 2.4;
  private static final int END_WORDS = 32;

  private FallbackLadder() {}

  /** The temperatures to try in turn. */
  static List<Double> temperatures(boolean fallback) {
    return fallback ? TEMPERATURES : TEMPERATURES.subList(0, 1);
  }

  /** Whether an attempt needs no other. */
  static boolean accepts(Decoding attempt) {
    return attempt.averageLogProbability() >= LEAST_LOG_PROBABILITY && !repeats(attempt);
  }

  /**
   * The better of two attempts that are both doubtful. One that repeats itself is worse, however
   * probable: nothing is as probable as the next round of a loop.
   */
  static Decoding better(Decoding first, Decoding second) {
    if (first == null || repeats(first) != repeats(second)) {
      return first == null || repeats(first) ? second : first;
    }
    return second.averageLogProbability() > first.averageLogProbability() ? second : first;
  }

  private static boolean repeats(Decoding attempt) {
    return attempt.compressionRatio() > GREATEST_COMPRESSION_RATIO
        || attempt.words().size() > END_WORDS && endEntropy(attempt.words()) < LEAST_ENTROPY;
  }

  /** In nats, of the last words' frequencies: the logarithm of their number if no two are equal. */
  private static double endEntropy(List<DecodedWord> words) {
    Map<String, Long> counts =
        words.subList(words.size() - END_WORDS, words.size()).stream()
            .collect(groupingBy(DecodedWord::text, counting()));
    return counts.values().stream()
        .mapToDouble(count -> (double) count / END_WORDS)
        .map(share -> -share * Math.log(share))
        .sum();
  }
}
