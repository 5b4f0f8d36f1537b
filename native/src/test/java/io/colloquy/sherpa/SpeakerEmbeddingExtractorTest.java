package io.colloquy.sherpa;

import static io.colloquy.sherpa.TestModels.SAMPLE_RATE;
import static io.colloquy.sherpa.TestModels.tone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeakerEmbeddingExtractorTest {

  @TempDir private Path folder;
  private SpeakerEmbeddingExtractorConfig config;
  private SpeakerEmbeddingExtractor extractor;

  @BeforeEach
  void open() {
    Path model = TestModels.embedding().write(folder.resolve("embedding.onnx"));
    config = SpeakerEmbeddingExtractorConfig.of(model);
    extractor = new SpeakerEmbeddingExtractor(config);
  }

  @AfterEach
  void close() {
    extractor.close();
  }

  @Test
  void theSameSoundIsCloserThanAnother() {
    float[] low = embed(tone(400, 0, 1000), SAMPLE_RATE);
    assertThat(low).hasSize(extractor.getDim());
    assertThat(similarity(low, embed(tone(400, 0, 3000), SAMPLE_RATE))).isGreaterThan(0.99);
    assertThat(similarity(low, embed(tone(2000, 0, 1000), SAMPLE_RATE))).isLessThan(0.01);
  }

  @Test
  void piecesMakeTheSameEmbeddingAsTheWhole() {
    float[] whole = tone(400, 0, 1000);
    try (OnlineStream stream = extractor.createStream()) {
      stream.acceptWaveform(Arrays.copyOfRange(whole, 0, 7), SAMPLE_RATE);
      stream.acceptWaveform(Arrays.copyOfRange(whole, 7, whole.length), SAMPLE_RATE);
      stream.inputFinished();
      assertThat(extractor.compute(stream)).isEqualTo(embed(whole, SAMPLE_RATE));
    }
  }

  @Test
  void anotherSampleRateIsConverted() {
    float[] telephone = new float[8000];
    for (int i = 0; i < telephone.length; i++) {
      telephone[i] = (float) (0.2 * Math.sin(2 * Math.PI * 400 * i / 8000));
    }
    assertThat(similarity(embed(telephone, 8000), embed(tone(400, 0, 1000), SAMPLE_RATE)))
        .isCloseTo(1, within(0.01));
  }

  @Test
  void severalThreadsComputeAtTheSameTime() {
    float[] expected = embed(tone(400, 0, 1000), SAMPLE_RATE);
    List<float[]> embeddings =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(i -> embed(tone(400, 0, 1000), SAMPLE_RATE))
            .toList();
    assertThat(embeddings).allSatisfy(embedding -> assertThat(embedding).isEqualTo(expected));
  }

  @Test
  void tooLittleSpeechIsRefused() {
    try (OnlineStream stream = extractor.createStream()) {
      assertThat(extractor.isReady(stream)).isFalse();
      assertThatThrownBy(() -> extractor.compute(stream))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("too little speech");
      stream.acceptWaveform(tone(400, 0, 1000), SAMPLE_RATE);
      stream.inputFinished();
      assertThat(extractor.isReady(stream)).isTrue();
      extractor.compute(stream);
      assertThatThrownBy(() -> extractor.compute(stream)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void samplesThatSherpaOnnxWouldDieOfAreRefused() {
    try (OnlineStream stream = extractor.createStream()) {
      assertThatThrownBy(() -> stream.acceptWaveform(new float[0], SAMPLE_RATE))
          .hasMessageContaining("no samples");
      assertThatThrownBy(() -> stream.acceptWaveform(new float[] {0, Float.NaN}, SAMPLE_RATE))
          .hasMessageContaining("sample 1 of the audio is NaN");
      assertThatThrownBy(() -> stream.acceptWaveform(new float[1], 0))
          .hasMessageContaining("sample rate 0 is out of range");
      stream.acceptWaveform(tone(400, 0, 100), 8000);
      assertThatThrownBy(() -> stream.acceptWaveform(tone(400, 0, 100), SAMPLE_RATE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("sample rate 16000 follows 8000");
      stream.inputFinished();
      stream.inputFinished();
      assertThatThrownBy(() -> stream.acceptWaveform(tone(400, 0, 100), 8000))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("finished");
    }
  }

  @Test
  void whatIsClosedIsRefused() {
    OnlineStream closed = extractor.createStream();
    closed.close();
    closed.close();
    assertThatThrownBy(() -> closed.acceptWaveform(new float[1], SAMPLE_RATE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the stream is closed");
    assertThatThrownBy(() -> extractor.compute(closed)).hasMessage("the stream is closed");
    try (OnlineStream survivor = extractor.createStream()) {
      extractor.close();
      extractor.close();
      survivor.acceptWaveform(tone(400, 0, 100), SAMPLE_RATE);
      assertThatThrownBy(() -> extractor.compute(survivor))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the extractor is closed");
      assertThatThrownBy(extractor::createStream).hasMessage("the extractor is closed");
    }
  }

  @Test
  void aStreamOfAnotherExtractorIsRefused() {
    try (SpeakerEmbeddingExtractor other = new SpeakerEmbeddingExtractor(config);
        OnlineStream stream = other.createStream()) {
      assertThatThrownBy(() -> extractor.isReady(stream))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("another extractor");
    }
  }

  @Test
  void aFailureInsideSherpaOnnxIsAnException() {
    Path model = TestModels.embedding(96).write(folder.resolve("one-length.onnx"));
    try (SpeakerEmbeddingExtractor narrow =
            new SpeakerEmbeddingExtractor(SpeakerEmbeddingExtractorConfig.of(model));
        OnlineStream stream = narrow.createStream()) {
      stream.acceptWaveform(tone(400, 0, 1000), SAMPLE_RATE);
      stream.inputFinished();
      assertThatThrownBy(() -> narrow.compute(stream))
          .isInstanceOf(SherpaException.class)
          .hasMessageContaining("dimensions");
    }
  }

  @Test
  void anEmbeddingThatIsNoVectorOfNumbersIsRefused() {
    Path model = TestModels.embeddingOfRoots().write(folder.resolve("roots.onnx"));
    try (SpeakerEmbeddingExtractor broken =
            new SpeakerEmbeddingExtractor(SpeakerEmbeddingExtractorConfig.of(model));
        OnlineStream stream = broken.createStream()) {
      stream.acceptWaveform(tone(400, 0, 1000), SAMPLE_RATE);
      stream.inputFinished();
      assertThatThrownBy(() -> broken.compute(stream))
          .isInstanceOf(SherpaException.class)
          .hasMessageContaining("roots.onnx answered with NaN");
    }
  }

  private float[] embed(float[] samples, int sampleRate) {
    try (OnlineStream stream = extractor.createStream()) {
      stream.acceptWaveform(samples, sampleRate);
      stream.inputFinished();
      return extractor.compute(stream);
    }
  }

  private static double similarity(float[] a, float[] b) {
    double product = 0;
    double lengthOfA = 0;
    double lengthOfB = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
      lengthOfA += a[i] * a[i];
      lengthOfB += b[i] * b[i];
    }
    return product / Math.sqrt(lengthOfA * lengthOfB);
  }
}
