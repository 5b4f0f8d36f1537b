package io.colloquy.sherpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The stand-in model that comes with the project, on voices that it was not trained on. */
class SyntheticSpeakerTest {

  private static final Path MODEL = Path.of("models", "synthetic-speaker.onnx");
  private static final int SAMPLES_PER_MS = TestModels.SAMPLE_RATE / 1000;

  private static float[] recording;

  @BeforeAll
  static void read() throws IOException, UnsupportedAudioFileException {
    try (InputStream file = SyntheticSpeakerTest.class.getResourceAsStream("/two-voices.wav");
        AudioInputStream audio = AudioSystem.getAudioInputStream(file)) {
      ByteBuffer bytes = ByteBuffer.wrap(audio.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      recording = new float[bytes.remaining() / Short.BYTES];
      for (int i = 0; i < recording.length; i++) {
        recording[i] = bytes.getShort() / 32768f;
      }
    }
  }

  @Test
  void itTellsTheVoicesOfTheRecordingApart() {
    List<float[]> first = embed(List.of(sentence(550, 4211), sentence(4429, 8232)));
    float[] again = embed(List.of(sentence(8543, 11_036))).get(0);
    float[] second = embed(List.of(sentence(11_843, 14_188))).get(0);
    assertThat(cosine(first.get(0), first.get(1))).isGreaterThan(0.7);
    for (float[] sentence : first) {
      assertThat(cosine(sentence, again)).isGreaterThan(cosine(sentence, second) + 0.3);
    }
  }

  @Test
  void theLoudnessDoesNotChangeTheVoice() {
    float[] loud = sentence(550, 4211);
    float[] quiet = loud.clone();
    for (int i = 0; i < quiet.length; i++) {
      quiet[i] *= 0.1f;
    }
    List<float[]> embeddings = embed(List.of(loud, quiet));
    assertThat(cosine(embeddings.get(0), embeddings.get(1))).isGreaterThan(0.95);
  }

  @Test
  void anEmbeddingHasLengthOneEvenOfSilence() {
    EmbeddingMetadata metadata = EmbeddingMetadata.read(MODEL);
    for (float[] embedding : embed(List.of(sentence(550, 4211), TestModels.silence(1000)))) {
      assertThat(embedding).hasSize(metadata.outputDim());
      assertThat(product(embedding, embedding)).isBetween(0.99, 1.01);
    }
  }

  private static float[] sentence(int fromMs, int toMs) {
    return Arrays.copyOfRange(recording, fromMs * SAMPLES_PER_MS, toMs * SAMPLES_PER_MS);
  }

  private static List<float[]> embed(List<float[]> pieces) {
    try (SpeakerEmbeddingExtractor extractor =
        new SpeakerEmbeddingExtractor(SpeakerEmbeddingExtractorConfig.of(MODEL))) {
      return pieces.stream().map(piece -> embed(extractor, piece)).toList();
    }
  }

  private static float[] embed(SpeakerEmbeddingExtractor extractor, float[] samples) {
    try (OnlineStream stream = extractor.createStream()) {
      stream.acceptWaveform(samples, TestModels.SAMPLE_RATE);
      stream.inputFinished();
      return extractor.compute(stream);
    }
  }

  private static double cosine(float[] a, float[] b) {
    return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
  }

  private static double product(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
