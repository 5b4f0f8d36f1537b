package io.colloquy.flink.diarize;

import io.colloquy.core.speaker.Turn;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.sherpa.OnlineStream;
import io.colloquy.sherpa.SpeakerEmbeddingExtractor;
import io.colloquy.sherpa.SpeakerEmbeddingExtractorConfig;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The voice in stretches of a window. */
final class VoiceEmbeddings implements AutoCloseable {
  private final SpeakerEmbeddingExtractor extractor;

  private VoiceEmbeddings(SpeakerEmbeddingExtractor extractor) {
    this.extractor = extractor;
  }

  static VoiceEmbeddings open(DiarizerSettings settings) {
    return new VoiceEmbeddings(
        new SpeakerEmbeddingExtractor(
            SpeakerEmbeddingExtractorConfig.of(Path.of(settings.speakerModel()))));
  }

  /**
   * The embedding of all stretches together; empty if that is too little audio.
   *
   * @param samples of the window
   * @param startMs media time of the first sample
   */
  float[] of(List<Turn> stretches, float[] samples, long startMs) {
    try (OnlineStream stream = extractor.createStream()) {
      for (Turn stretch : stretches) {
        int from = sample(stretch.startMs() - startMs, samples);
        int to = sample(stretch.endMs() - startMs, samples);
        if (from < to) {
          stream.acceptWaveform(Arrays.copyOfRange(samples, from, to), SpeechWindow.SAMPLE_RATE);
        }
      }
      stream.inputFinished();
      return extractor.isReady(stream) ? extractor.compute(stream) : new float[0];
    }
  }

  private static int sample(long ms, float[] samples) {
    return (int) Math.max(0, Math.min(samples.length, SpeechWindow.sampleAt(ms)));
  }

  @Override
  public void close() {
    extractor.close();
  }
}
