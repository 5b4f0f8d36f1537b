package io.colloquy.whisper;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes segments and words of tokens. */
final class Transcript {

  /**
   * The median by which a token ends after the moment that {@code t_dtw} names, measured on speech
   * with known word times.
   */
  private static final int DTW_LAG_MS = 40;

  /** Languages written without spaces, where a word is the shortest run of whole characters. */
  private static final Set<String> UNSPACED = Set.of("zh", "ja", "th", "lo", "my", "yue");

  private final RecognizedTokens tokens;
  private final int windowMs;
  private final List<DecodedSegment> wordless = new ArrayList<>();
  private final List<Integer> firstWords = new ArrayList<>();
  private final List<DecodedWord> words = new ArrayList<>();

  private Transcript(RecognizedTokens tokens, int windowMs) {
    this.tokens = tokens;
    this.windowMs = windowMs;
  }

  static Decoding of(RecognizedTokens tokens, int windowMs, long decodeMs) {
    Transcript transcript = new Transcript(tokens, windowMs);
    int to = 0;
    for (int segment = 0; segment < tokens.segments(); segment++) {
      int from = to;
      while (to < tokens.count() && tokens.segmentOf()[to] == segment) {
        to++;
      }
      transcript.add(segment, from, to);
    }
    List<DecodedSegment> segments = transcript.segments();
    return new Decoding(
        segments,
        tokens.language(),
        tokens.averageLogProbability(),
        CompressionRatio.of(String.join(" ", segments.stream().map(DecodedSegment::text).toList())),
        tokens.encoderPasses(),
        decodeMs);
  }

  /** A word may still change while the next segment is added: it must not run into it. */
  private List<DecodedSegment> segments() {
    List<DecodedSegment> segments = new ArrayList<>();
    for (int i = 0; i < wordless.size(); i++) {
      DecodedSegment segment = wordless.get(i);
      int end = i + 1 < wordless.size() ? firstWords.get(i + 1) : words.size();
      segments.add(
          new DecodedSegment(
              segment.text(),
              words.subList(firstWords.get(i), end),
              segment.startMs(),
              segment.endMs(),
              segment.averageLogProbability()));
    }
    return segments;
  }

  private void add(int segment, int from, int to) {
    String text = tokens.text(from, to);
    if (text.isEmpty()) {
      return;
    }
    int start = clamp(tokens.segmentStartMs()[segment], 0, windowMs);
    int end = clamp(tokens.segmentEndMs()[segment], start, windowMs);
    wordless.add(
        new DecodedSegment(text, List.of(), start, end, tokens.averageLogProbability(from, to)));
    firstWords.add(words.size());
    int wordFrom = from;
    for (int token = from + 1; token <= to; token++) {
      if (token == to || beginsWord(token, from, to)) {
        addWord(wordFrom, token, from, to, start, end);
        wordFrom = token;
      }
    }
  }

  /** A word begins at a space that letters or digits follow before the next one, and precede. */
  private boolean beginsWord(int token, int from, int to) {
    if (!beginsUnit(token, from)) {
      return false;
    }
    int next = token + 1;
    while (next < to && !beginsUnit(next, from)) {
      next++;
    }
    return isSpoken(tokens.text(token, next)) && isSpoken(tokens.text(from, token));
  }

  private boolean beginsUnit(int token, int from) {
    return UNSPACED.contains(tokens.language())
        ? isWhole(tokens.startOf(from), tokens.startOf(token))
        : tokens.beginsWithSpace(token);
  }

  /** Whether bytes end where a character ends. */
  private boolean isWhole(int from, int to) {
    int lead = to - 1;
    while (lead > from && (tokens.bytes()[lead] & 0xC0) == 0x80) {
      lead--;
    }
    int first = tokens.bytes()[lead] & 0xFF;
    int length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    return to - lead >= length;
  }

  private void addWord(int from, int to, int segmentFrom, int segmentTo, int start, int end) {
    String text = tokens.text(from, to);
    if (!isSpoken(text)) {
      return;
    }
    int last = to - 1;
    while (last > from && !isSpoken(tokens.text(last, last + 1))) {
      last--;
    }
    int wordStart = startMs(from, segmentFrom, segmentTo, start, end);
    // In the pause behind a segment the alignment ends a fading sound early: the segment's own end
    // is
    // nearer, where the punctuation reaches it.
    boolean fades = to == segmentTo && tokens.startMs()[last] < 0;
    int wordEnd = endMs(fades ? to - 1 : last, segmentFrom, segmentTo, start, end);
    wordStart = clamp(wordStart, start, end);
    wordEnd = clamp(wordEnd, wordStart, end);
    if (!words.isEmpty()) {
      DecodedWord before = words.get(words.size() - 1);
      wordStart = Math.max(wordStart, before.startMs());
      wordEnd = Math.max(wordEnd, wordStart);
      words.set(words.size() - 1, endingBy(before, wordStart));
    }
    words.add(
        new DecodedWord(
            text, wordStart, wordEnd, Math.exp(tokens.averageLogProbability(from, to))));
  }

  private static DecodedWord endingBy(DecodedWord word, int ms) {
    return word.endMs() <= ms
        ? word
        : new DecodedWord(word.text(), word.startMs(), ms, word.probability());
  }

  private int startMs(int token, int segmentFrom, int segmentTo, int start, int end) {
    if (tokens.startMs()[token] >= 0) {
      return tokens.startMs()[token];
    }
    return token == segmentFrom ? start : endMs(token - 1, segmentFrom, segmentTo, start, end);
  }

  private int endMs(int token, int segmentFrom, int segmentTo, int start, int end) {
    if (tokens.endMs()[token] >= 0) {
      return tokens.endMs()[token] + (tokens.startMs()[token] >= 0 ? 0 : DTW_LAG_MS);
    }
    // Audio too short to be aligned: the tokens share it evenly.
    return start + (end - start) * (token + 1 - segmentFrom) / (segmentTo - segmentFrom);
  }

  private static boolean isSpoken(String text) {
    return text.codePoints().anyMatch(c -> Character.isLetterOrDigit(c) || c == 0xFFFD);
  }

  private static int clamp(int value, int least, int most) {
    return Math.max(least, Math.min(most, value));
  }
}
