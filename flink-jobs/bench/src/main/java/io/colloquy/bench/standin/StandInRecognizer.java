package io.colloquy.bench.standin;

import io.colloquy.flink.hear.HearingException;
import io.colloquy.flink.transcribe.Outcomes;
import io.colloquy.flink.transcribe.WindowRecognizer;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.TranscriptWord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Says a word of its own every so often in speech. Which one, depends on the interview, the stream
 * and the media time alone: however audio is cut into windows, the words are the same, and an
 * overlap has them twice.
 */
public final class StandInRecognizer implements WindowRecognizer {
  private static final String MODEL = "stand-in";
  private static final float PROBABILITY = 0.9f;

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
      String usual = "variation=" + settings.variation();
      return settings.stepMs() == StandInSettings.USUAL_STEP_MS
          ? usual
          : usual + " step=" + settings.stepMs();
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
    return Outcomes.words(window)
        .setWords(settings.variation() ? varyingWords(window) : words(window))
        .setLanguage("en")
        .setAverageLogProbability((float) Math.log(PROBABILITY))
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

  private List<TranscriptWord> words(SpeechWindow window) {
    return SpokenSlots.of(window, settings).stream()
        .map(atMs -> word(spoken(window, atMs), atMs))
        .toList();
  }

  private List<TranscriptWord> varyingWords(SpeechWindow window) {
    List<Long> slots = new ArrayList<>(SpokenSlots.heardByNoOther(window, settings));
    String attempt = "%08x".formatted(attempts.nextInt());
    int count = slots.isEmpty() ? 0 : 1 + attempts.nextInt(slots.size());
    Collections.shuffle(slots, attempts);
    List<Long> chosen = slots.stream().limit(count).sorted().toList();
    List<TranscriptWord> words = new ArrayList<>();
    for (long atMs : chosen) {
      VaryingWord said =
          new VaryingWord(window.number(), window.part(), attempt, words.size() + 1, count);
      words.add(word(said.format(), atMs));
    }
    return words;
  }

  private String spoken(SpeechWindow window, long atMs) {
    return StandInWords.at(window.interviewId(), window.streamId(), atMs, settings.stepMs());
  }

  private TranscriptWord word(String text, long atMs) {
    return new TranscriptWord(text, atMs, atMs + settings.wordMs(), PROBABILITY);
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
