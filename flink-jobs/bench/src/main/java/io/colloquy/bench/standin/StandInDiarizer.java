package io.colloquy.bench.standin;

import io.colloquy.core.window.SampleSpan;
import io.colloquy.flink.diarize.DiarizationOutcomes;
import io.colloquy.flink.diarize.WindowDiarizer;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.LocalSpeaker;
import io.colloquy.schemas.LocalTurn;
import io.colloquy.schemas.Recognition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Lets two voices take turns of eight seconds of media time, however audio is cut. Each has a fixed
 * vector, with a little noise of each window's.
 */
public final class StandInDiarizer implements WindowDiarizer {
  private static final String VOICES = "stand-in-voices";
  private static final int SPEAKERS = 2;
  private static final long TURN_MS = 8_000;
  private static final int USUAL_DIMENSIONS = 64;
  private static final double NOISE = 0.2;
  private static final long LEAST_SPEECH_MS = 500;

  private final int dimensions;

  private StandInDiarizer(int dimensions) {
    this.dimensions = dimensions;
  }

  /**
   * Opens diarizers anywhere.
   *
   * @param dimensions of voices' vectors
   */
  public record StandInFactory(int dimensions) implements Factory {
    /** With 64 dimensions. */
    public StandInFactory() {
      this(USUAL_DIMENSIONS);
    }

    @Override
    public String diarizer() {
      return VOICES + " turns=" + TURN_MS;
    }

    @Override
    public String voices() {
      return VOICES;
    }

    @Override
    public WindowDiarizer open() {
      return new StandInDiarizer(dimensions);
    }
  }

  @Override
  public Recognition hear(SpeechWindow window) {
    List<LocalTurn> turns = new ArrayList<>();
    Map<Integer, Long> speechMs = new TreeMap<>();
    for (SampleSpan span : window.speech()) {
      long endMs = SpeechWindow.mediaMs(span.endSample());
      long startMs = SpeechWindow.mediaMs(span.firstSample());
      while (startMs < endMs) {
        long turn = startMs / TURN_MS;
        long turnEndMs = Math.min(endMs, (turn + 1) * TURN_MS);
        int speaker = (int) (turn % SPEAKERS);
        turns.add(new LocalTurn(startMs, turnEndMs, speaker));
        speechMs.merge(speaker, turnEndMs - startMs, Long::sum);
        startMs = turnEndMs;
      }
    }
    List<LocalSpeaker> speakers = new ArrayList<>();
    speechMs.forEach(
        (speaker, ms) -> speakers.add(new LocalSpeaker(speaker, ms, voice(window, speaker, ms))));
    return DiarizationOutcomes.turns(window, DiarizationOutcomes.SEGMENTATION)
        .setTurns(turns)
        .setLocalSpeakers(speakers)
        .setAttempts(1)
        .build();
  }

  private List<Float> voice(SpeechWindow window, int speaker, long speechMs) {
    if (speechMs < LEAST_SPEECH_MS) {
      return List.of();
    }
    long interview = window.interviewId().hashCode();
    SplittableRandom voice = new SplittableRandom(interview * SPEAKERS + speaker);
    SplittableRandom noise = new SplittableRandom(interview + 31 * window.firstSample() + speaker);
    float[] vector = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      vector[i] =
          (float)
              ((voice.nextBoolean() ? 1 : -1) + NOISE * (noise.nextDouble() - noise.nextDouble()));
    }
    List<Float> values = new ArrayList<>();
    for (float value : UnitVector.of(vector)) {
      values.add(value);
    }
    return values;
  }

  @Override
  public boolean callsNativeCode() {
    return false;
  }

  /** A window takes no time. */
  @Override
  public void abort() {}

  @Override
  public void close() {}
}
