package io.colloquy.bench.standin;

import io.colloquy.flink.hear.HearingException;
import io.colloquy.flink.transcribe.Outcomes;
import io.colloquy.flink.transcribe.WindowRecognizer;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Says a word of its own every so often in speech. Which one, depends on the interview, the stream
 * and the media time alone: however audio is cut into windows, the words are the same, and an
 * overlap has them twice. If it is to doubt some, they are told as unclear instead.
 */
public final class StandInRecognizer implements WindowRecognizer {
  private static final String MODEL = "stand-in";

  private final StandInSettings settings;
  private final Random attempts = new Random();
  private boolean hearing;
  private boolean aborted;
  private boolean closed;

  private StandInRecognizer(StandInSettings settings) {
    this.settings = settings;
  }

  /** Opens recognizers of one kind, anywhere. */
  public record StandInFactory(StandInSettings settings) implements Factory {
    @Override
    public String model() {
      return MODEL;
    }

    @Override
    public String stamp() {
      return "variation="
          + settings.variation()
          + (settings.doubts() ? " doubts" : "")
          + (settings.stepMs() == StandInSettings.USUAL_STEP_MS
              ? ""
              : " step=" + settings.stepMs());
    }

    @Override
    public WindowRecognizer open() {
      return new StandInRecognizer(settings);
    }
  }

  @Override
  public Recognition hear(SpeechWindow window) throws HearingException {
    long startedAt = System.nanoTime();
    enter();
    try {
      decode(window);
    } finally {
      leave();
    }
    StandInText text =
        settings.variation()
            ? VaryingWords.of(window, settings, attempts)
            : SteadyWords.of(window, settings);
    return Outcomes.words(window)
        .setWords(text.words())
        .setUnclear(text.unclear())
        .setLanguage("en")
        .setAverageLogProbability((float) Math.log(StandInText.PROBABILITY))
        .setCompressionRatio(1.2f)
        .setAttempts(1)
        .setEncoderPasses(1)
        .setDecodeMs(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt))
        .build();
  }

  /** Takes its time, in sight of whoever looks. */
  private void decode(SpeechWindow window) throws HearingException {
    if (settings.inFlight() == null) {
      takeTime();
      return;
    }
    Path sign = WindowInFlight.here(window).enter(Path.of(settings.inFlight()));
    try {
      takeTime();
    } finally {
      delete(sign);
    }
  }

  private synchronized void takeTime() throws HearingException {
    long endsAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.decodeMs());
    long leftMs = settings.decodeMs();
    while (leftMs > 0 && !aborted) {
      try {
        wait(leftMs);
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
        throw new HearingException("interrupted in a window", closing);
      }
      leftMs = TimeUnit.NANOSECONDS.toMillis(endsAt - System.nanoTime());
    }
    if (aborted) {
      throw new HearingException("aborted in a window", null);
    }
  }

  private synchronized void enter() {
    if (closed) {
      throw new IllegalStateException("the recognizer is closed");
    }
    hearing = true;
    aborted = false;
  }

  private synchronized void leave() {
    hearing = false;
    notifyAll();
  }

  @Override
  public boolean callsNativeCode() {
    return false;
  }

  @Override
  public synchronized void abort() {
    aborted = true;
    notifyAll();
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      while (hearing) {
        wait();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + file, e);
    }
  }
}
