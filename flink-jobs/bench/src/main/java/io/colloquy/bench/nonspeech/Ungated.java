package io.colloquy.bench.nonspeech;

import io.colloquy.bench.BenchException;
import io.colloquy.bench.Decoding;
import io.colloquy.bench.InProcess;
import io.colloquy.bench.Transcript;
import io.colloquy.bench.score.Normalization;
import io.colloquy.bench.score.TimedWord;
import io.colloquy.core.window.SampleSpan;
import io.colloquy.flink.hear.HearingException;
import io.colloquy.flink.transcribe.WhisperRecognizer.WhisperFactory;
import io.colloquy.flink.transcribe.WindowRecognizer;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.TranscriptWord;
import io.colloquy.schemas.UnclearSpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The job's recognizer without the gate before it: windows of 30 s, told to be all speech. */
final class Ungated {
  private static final int WINDOW_SAMPLES = 30 * NonSpeech.SAMPLE_RATE;

  private Ungated() {}

  static Transcript transcribe(short[] samples, Path model, Decoding decoding)
      throws BenchException {
    long began = System.nanoTime();
    WhisperFactory factory = WhisperFactory.of(InProcess.settings(model, decoding));
    List<TimedWord> words = new ArrayList<>();
    int unclear = 0;
    int encoderPasses = 0;
    try (WindowRecognizer recognizer = factory.open()) {
      for (int first = 0; first < samples.length; first += WINDOW_SAMPLES) {
        int end = Math.min(samples.length, first + WINDOW_SAMPLES);
        Recognition heard = recognizer.hear(window(samples, first, end, factory));
        heard.getWords().stream().flatMap(word -> normalized(word).stream()).forEach(words::add);
        for (UnclearSpan span : heard.getUnclear()) {
          unclear += Normalization.words(span.getText()).size();
        }
        encoderPasses += heard.getEncoderPasses();
      }
    } catch (HearingException failed) {
      throw new BenchException(failed.getMessage(), failed);
    }
    long wallMs = (System.nanoTime() - began) / 1_000_000;
    return new Transcript(words, OptionalInt.of(unclear), encoderPasses, wallMs);
  }

  private static List<TimedWord> normalized(TranscriptWord word) {
    return Normalization.words(word.getText()).stream()
        .map(text -> new TimedWord(text, word.getStartMs(), word.getEndMs()))
        .toList();
  }

  private static SpeechWindow window(short[] samples, int first, int end, WhisperFactory factory) {
    return new SpeechWindow(
        "bench",
        "sound",
        0,
        0,
        "sound",
        first / WINDOW_SAMPLES,
        0,
        first,
        end,
        List.of(new SampleSpan(first, end)),
        0,
        0,
        end,
        WavFile.littleEndian(samples, first, end),
        factory.model(),
        factory.stamp(),
        "");
  }
}
