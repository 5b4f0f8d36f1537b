package io.colloquy.bench;

import io.colloquy.bench.score.Normalization;
import io.colloquy.bench.score.TimedWord;
import io.colloquy.core.segment.Segment;
import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.hear.HearingException;
import io.colloquy.flink.transcribe.RecognizerSettings;
import io.colloquy.local.transcribe.ReferenceTranscription;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The job's steps one after the other in this process, as {@code colloquy transcribe} runs them.
 */
public final class InProcess implements Recognizer {

  private final RecognizerSettings settings;

  public InProcess(Path model, Decoding decoding) {
    settings = settings(model, decoding);
  }

  /** The job's settings, but for how it searches. */
  public static RecognizerSettings settings(Path model, Decoding decoding) {
    RecognizerSettings usual = ReferenceTranscription.defaults(model);
    return new RecognizerSettings(
        usual.model(),
        usual.device(),
        usual.alignmentHeads(),
        usual.language(),
        usual.prompt(),
        decoding.beam(),
        decoding.fallback(),
        decoding.threads(),
        usual.seed());
  }

  @Override
  public String name() {
    return "transcribe";
  }

  /** Loads the model each time, as the command does. */
  @Override
  public Transcript transcribe(Path audio) throws IOException {
    long began = System.nanoTime();
    try (ReferenceTranscription reference = ReferenceTranscription.open(settings)) {
      List<TimedWord> words =
          reference.transcribe(audio).stream().flatMap(InProcess::words).toList();
      long wallMs = (System.nanoTime() - began) / 1_000_000;
      return new Transcript(
          words, OptionalInt.of(reference.unclearWords()), reference.encoderPasses(), wallMs);
    } catch (AudioException | HearingException failed) {
      throw new BenchException(failed.getMessage(), failed);
    }
  }

  private static Stream<TimedWord> words(Segment segment) {
    return segment.words().stream()
        .flatMap(
            word ->
                Normalization.words(word.text()).stream()
                    .map(text -> new TimedWord(text, word.startMs(), word.endMs())));
  }
}
