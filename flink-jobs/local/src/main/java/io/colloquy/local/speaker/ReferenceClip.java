package io.colloquy.local.speaker;

import io.colloquy.core.window.CutWindow;
import io.colloquy.core.window.SampleSpan;
import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.audio.AudioFile;
import io.colloquy.flink.audio.SileroVad;
import io.colloquy.flink.hear.ModelStamp;
import io.colloquy.local.stack.StackException;
import io.colloquy.local.transcribe.SpeechCutter;
import io.colloquy.schemas.SpeakerEnrolment;
import io.colloquy.sherpa.OnlineStream;
import io.colloquy.sherpa.SpeakerEmbeddingExtractor;
import io.colloquy.sherpa.SpeakerEmbeddingExtractorConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A recording of one person alone, by whose voice the person is recognized elsewhere. */
final class ReferenceClip {

  private static final double LEAST_SPEECH_S = 2;

  /** More says nothing new of a voice. */
  private static final int MOST_SAMPLES = 60 * SileroVad.RATE;

  private static final float SCALE = 1 / 32_768f;

  private final Path file;
  private final List<float[]> speech = new ArrayList<>();
  private int samples;
  private long heardUntil;

  private ReferenceClip(Path file) {
    this.file = file;
  }

  /**
   * Hears a clip.
   *
   * @param name of the person
   * @param model a speaker model for sherpa-onnx, the one by which the job tells voices apart
   * @throws AudioException if the file is missing or holds no audio that can be decoded
   * @throws StackException if it holds less than 2 s of speech
   * @throws io.colloquy.sherpa.SherpaException if the model cannot be used
   */
  static SpeakerEnrolment enrol(String name, Path file, Path model) throws AudioException {
    ReferenceClip clip = new ReferenceClip(file);
    clip.read();
    double seconds = clip.samples / (double) SileroVad.RATE;
    if (seconds < LEAST_SPEECH_S) {
      throw new StackException(
          String.format(
              Locale.ROOT,
              "%s holds %.1f s of speech; to know %s's voice takes %.0f s or more of nobody else",
              file,
              seconds,
              name,
              LEAST_SPEECH_S));
    }
    String stamp = ModelStamp.of(model, "--speaker-model").toString();
    return new SpeakerEnrolment(name, clip.embedding(model), stamp);
  }

  private void read() throws AudioException {
    try (SileroVad vad = SileroVad.open();
        AudioFile audio = AudioFile.open(file, AudioFile.Layout.MONO)) {
      SpeechCutter cutter = new SpeechCutter(vad, this::take);
      for (short[][] block = audio.read();
          block != null && samples < MOST_SAMPLES;
          block = audio.read()) {
        cutter.accept(block[0]);
      }
      cutter.finish();
    }
  }

  /** Takes what is speech in a window, once where windows overlap. */
  private void take(CutWindow window, short[] audio) {
    for (SampleSpan span : window.speech()) {
      long first = Math.max(span.firstSample(), heardUntil);
      if (first < span.endSample()) {
        float[] piece = new float[(int) (span.endSample() - first)];
        int offset = (int) (first - window.firstSample());
        for (int i = 0; i < piece.length; i++) {
          piece[i] = audio[offset + i] * SCALE;
        }
        speech.add(piece);
        samples += piece.length;
        heardUntil = span.endSample();
      }
    }
  }

  private List<Float> embedding(Path model) {
    try (SpeakerEmbeddingExtractor extractor =
            new SpeakerEmbeddingExtractor(SpeakerEmbeddingExtractorConfig.of(model));
        OnlineStream stream = extractor.createStream()) {
      speech.forEach(piece -> stream.acceptWaveform(piece, SileroVad.RATE));
      stream.inputFinished();
      List<Float> embedding = new ArrayList<>();
      for (float value : extractor.compute(stream)) {
        embedding.add(value);
      }
      return embedding;
    }
  }
}
