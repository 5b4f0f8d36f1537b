package io.colloquy.flink.transcribe;

import io.colloquy.whisper.Decoding;
import java.util.List;

/**
 * When a window is decoded again, at a higher temperature, as Whisper's authors do (Radford et al.
 * 2022, section 4.5): the text repeats itself, or the recognizer does not believe it.
 */
final class FallbackLadder {
  private static final List<Double> TEMPERATURES = List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
  private static final double LEAST_LOG_PROBABILITY = -1;
  private static final double GREATEST_COMPRESSION_RATIO = 2.4;

  private FallbackLadder() {}

  /** The temperatures to try in turn. */
  static List<Double> temperatures(boolean fallback) {
    return fallback ? TEMPERATURES : TEMPERATURES.subList(0, 1);
  }

  /** Whether an attempt needs no other. */
  static boolean accepts(Decoding attempt) {
    return attempt.averageLogProbability() >= LEAST_LOG_PROBABILITY
        && attempt.compressionRatio() <= GREATEST_COMPRESSION_RATIO;
  }

  /** The better of two attempts that are both doubtful. */
  static Decoding better(Decoding first, Decoding second) {
    return first == null || second.averageLogProbability() > first.averageLogProbability()
        ? second
        : first;
  }
}
