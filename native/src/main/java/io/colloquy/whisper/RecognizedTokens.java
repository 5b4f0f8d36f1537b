package io.colloquy.whisper;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A window's tokens as the native library hands them over. Times are ms within the window, -1 where
 * there is none.
 *
 * @param bytes of all tokens, in order; a token may end inside a character
 * @param ends by token: the end of its bytes
 * @param segmentOf by token: the number of its segment
 * @param startMs by token; always -1 from {@link WordTiming#DTW}, which knows ends only
 */
record RecognizedTokens(
    byte[] bytes,
    int[] ends,
    int[] segmentOf,
    float[] logProbabilities,
    int[] startMs,
    int[] endMs,
    int[] segmentStartMs,
    int[] segmentEndMs,
    String language,
    double averageLogProbability,
    int encoderPasses) {

  int count() {
    return ends.length;
  }

  int segments() {
    return segmentStartMs.length;
  }

  int startOf(int token) {
    return token == 0 ? 0 : ends[token - 1];
  }

  boolean beginsWithSpace(int token) {
    return startOf(token) < ends[token] && bytes[startOf(token)] == ' ';
  }

  /** The tokens' text; bytes that are no UTF-8 become U+FFFD. */
  String text(int from, int to) {
    if (from == to) {
      return "";
    }
    int start = startOf(from);
    return new String(bytes, start, ends[to - 1] - start, UTF_8).strip();
  }

  double averageLogProbability(int from, int to) {
    double sum = 0;
    for (int token = from; token < to; token++) {
      sum += logProbabilities[token];
    }
    return from == to ? 0 : sum / (to - from);
  }
}
