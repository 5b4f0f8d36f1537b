package io.colloquy.flink.transcribe;

import io.colloquy.core.doubt.Attempt;
import io.colloquy.core.doubt.Doubt;
import io.colloquy.core.doubt.Judgement;
import io.colloquy.core.doubt.SpokenTime;
import io.colloquy.core.doubt.WrittenSegment;
import io.colloquy.core.text.UnclearReason;
import io.colloquy.core.text.Word;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.TranscriptWord;
import io.colloquy.schemas.UnclearSpan;
import io.colloquy.whisper.DecodedSegment;
import io.colloquy.whisper.DecodedWord;
import io.colloquy.whisper.Decoding;
import io.colloquy.whisper.WordTiming;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was decoded of one window, from attempt to attempt, and the best of it. */
final class WindowAttempts {
  private final SpeechWindow window;
  private final long startMs;
  private final SpokenTime spoken;
  private final Map<String, Integer> refusals = new HashMap<>();
  private Judged best;
  private int attempts;
  private int encoderPasses;
  private long decodeMs;

  private record Judged(double temperature, Decoding decoding, Judgement judgement) {}

  /**
   * @param timing how words are timed
   */
  WindowAttempts(SpeechWindow window, WordTiming timing) {
    this.window = window;
    startMs = SpeechWindow.mediaMs(window.firstSample());
    spoken =
        new SpokenTime(
            window.speech(), window.firstSample(), window.endSample(), inexactByMs(timing));
  }

  /** What 95 of 100 word times are off by at most, and the edges of detected speech with them. */
  private static long inexactByMs(WordTiming timing) {
    return timing == WordTiming.DTW ? 350 : 1_200;
  }

  void add(double temperature, Decoding decoding) {
    Judged last = new Judged(temperature, decoding, Doubt.judge(attempt(decoding), spoken));
    attempts++;
    encoderPasses += decoding.encoderPasses();
    decodeMs += decoding.decodeMs();
    for (UnclearReason reason : last.judgement.refusal()) {
      refusals.merge(reason.label(), 1, Integer::sum);
    }
    if (best == null || last.judgement.isBetterThan(best.judgement)) {
      best = last;
    }
  }

  /** Whether another is needless. */
  boolean areEnough() {
    return best.judgement.isAccepted();
  }

  Recognition outcome() {
    return Outcomes.words(window)
        .setWords(best.judgement.words().stream().map(WindowAttempts::transcriptWord).toList())
        .setUnclear(best.judgement.unclear().stream().map(WindowAttempts::unclearSpan).toList())
        .setLanguage(best.decoding.language())
        .setAverageLogProbability((float) best.decoding.averageLogProbability())
        .setCompressionRatio((float) best.decoding.compressionRatio())
        .setTemperature((float) best.temperature)
        .setAttempts(attempts)
        .setRefusals(refusals)
        .setEncoderPasses(encoderPasses)
        .setDecodeMs(decodeMs)
        .build();
  }

  private Attempt attempt(Decoding decoding) {
    return new Attempt(
        decoding.segments().stream().map(this::writtenSegment).toList(),
        decoding.averageLogProbability(),
        decoding.compressionRatio());
  }

  private WrittenSegment writtenSegment(DecodedSegment segment) {
    List<Word> words = segment.words().stream().map(this::word).toList();
    return new WrittenSegment(
        startMs + segment.startMs(),
        startMs + segment.endMs(),
        segment.averageLogProbability(),
        words);
  }

  private Word word(DecodedWord word) {
    return new Word(
        word.text(), startMs + word.startMs(), startMs + word.endMs(), (float) word.probability());
  }

  private static TranscriptWord transcriptWord(Word word) {
    return new TranscriptWord(word.text(), word.startMs(), word.endMs(), word.probability());
  }

  private static UnclearSpan unclearSpan(io.colloquy.core.text.UnclearSpan span) {
    return new UnclearSpan(span.startMs(), span.endMs(), span.reason(), span.text());
  }
}
