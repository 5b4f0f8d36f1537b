package io.colloquy.sherpa;

import static io.colloquy.sherpa.TestModels.join;
import static io.colloquy.sherpa.TestModels.silence;
import static io.colloquy.sherpa.TestModels.tone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineSpeakerDiarizationTest {

  /** The low voice is the first local speaker, the high one both the second and the first. */
  private static final float[] CONVERSATION =
      join(
          tone(400, 0.2, 1000),
          silence(1000),
          tone(2000, -0.2, 1500),
          silence(700),
          tone(2000, 0.2, 1000),
          silence(333));

  /** sherpa-onnx puts a frame's time at the middle of what it hears, 5 ms after its start. */
  private static final List<OfflineSpeakerDiarizationSegment> TURNS =
      List.of(turn(5, 1005, 0), turn(2005, 3505, 1), turn(4205, 5205, 1));

  @TempDir private Path folder;
  private OfflineSpeakerDiarizationConfig config;
  private OfflineSpeakerDiarization diarization;

  @BeforeEach
  void open() {
    config =
        OfflineSpeakerDiarizationConfig.of(
            TestModels.segmentation().write(folder.resolve("segmentation.onnx")),
            TestModels.embedding().write(folder.resolve("embedding.onnx")));
    diarization = new OfflineSpeakerDiarization(config);
  }

  @AfterEach
  void close() {
    diarization.close();
  }

  @Test
  void aVoiceIsOneSpeakerWhicheverLocalSpeakerItWas() {
    assertThat(diarization.getSampleRate()).isEqualTo(TestModels.SAMPLE_RATE);
    assertThat(diarization.process(CONVERSATION)).isEqualTo(TURNS);
  }

  @Test
  void turnsMayOverlap() {
    float[] audio =
        join(tone(400, 0.2, 1500), tone(400, 0.7, 500), tone(2000, -0.2, 2000), silence(1000));
    assertThat(diarization.process(audio)).containsExactly(turn(5, 2005, 0), turn(1505, 4005, 1));
  }

  @Test
  void theNumberOfSpeakersCanBeGiven() {
    diarization.setConfig(config.withClustering(FastClusteringConfig.ofSpeakers(1)));
    assertThat(diarization.process(CONVERSATION))
        .extracting(OfflineSpeakerDiarizationSegment::speaker)
        .containsOnly(0);
    diarization.setConfig(config);
    assertThat(diarization.process(CONVERSATION)).isEqualTo(TURNS);
  }

  @Test
  void onlyTheClusteringCanBeChanged() {
    assertThatThrownBy(() -> diarization.setConfig(config.withMinDurations(1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("only the clustering can be changed");
  }

  @Test
  void shortTurnsAreDroppedAndShortPausesClosed() {
    float[] audio =
        join(
            tone(400, 0.2, 1000),
            silence(300),
            tone(400, 0.2, 1000),
            silence(1000),
            tone(2000, 0.2, 250),
            silence(1000));
    assertThat(diarization.process(audio)).containsExactly(turn(5, 2305, 0));
    try (OfflineSpeakerDiarization fine =
        new OfflineSpeakerDiarization(config.withMinDurations(0, 0))) {
      assertThat(fine.process(audio))
          .extracting(OfflineSpeakerDiarizationSegment::startMs)
          .containsExactly(5L, 1305L, 3305L);
    }
  }

  @Test
  void nobodySpeaksInSilenceOrInSoundsTooShortForAVoice() {
    assertThat(diarization.process(silence(3000))).isEmpty();
    assertThat(diarization.process(new float[1])).isEmpty();
    assertThat(diarization.process(join(silence(2000), tone(400, 0.2, 50), silence(2000))))
        .isEmpty();
  }

  @Test
  void audioShorterThanAWindowIsNotLengthened() {
    assertThat(diarization.process(tone(400, 0.2, 500))).containsExactly(turn(5, 500, 0));
  }

  @Test
  void aSpeakerHeardOnlyBehindTheEndIsNobody() {
    Path model = TestModels.segmentationOfSilence().write(folder.resolve("hears-silence.onnx"));
    try (OfflineSpeakerDiarization imagining =
        new OfflineSpeakerDiarization(
            OfflineSpeakerDiarizationConfig.of(model, config.embedding().model()))) {
      assertThat(imagining.process(tone(400, 0.2, 1530))).isEmpty();
    }
  }

  @Test
  void voicesWithoutAnEmbeddingEndNoProcess() {
    Path model = TestModels.embeddingOfRoots().write(folder.resolve("roots.onnx"));
    try (OfflineSpeakerDiarization deaf =
        new OfflineSpeakerDiarization(
            OfflineSpeakerDiarizationConfig.of(config.segmentation().pyannote().model(), model))) {
      assertThat(deaf.process(CONVERSATION)).isEmpty();
    }
  }

  @Test
  void severalThreadsMayUseIt() {
    assertThat(IntStream.range(0, 16).parallel().mapToObj(i -> diarization.process(CONVERSATION)))
        .allSatisfy(turns -> assertThat(turns).isEqualTo(TURNS));
  }

  @Test
  void audioThatIsNoneIsRefused() {
    assertThatThrownBy(() -> diarization.process(new float[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no samples");
    assertThatThrownBy(() -> diarization.process(new float[] {Float.POSITIVE_INFINITY}))
        .hasMessageContaining("sample 0 of the audio is Infinity");
  }

  @Test
  void whatIsClosedIsRefused() {
    diarization.close();
    diarization.close();
    assertThatThrownBy(() -> diarization.process(CONVERSATION))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the diarization is closed");
    assertThatThrownBy(() -> diarization.setConfig(config))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aModelThatIsNoneIsNamed() {
    Path missing = folder.resolve("none.onnx");
    assertThatThrownBy(
            () ->
                new OfflineSpeakerDiarization(
                    OfflineSpeakerDiarizationConfig.of(missing, config.embedding().model())))
        .isInstanceOf(SherpaException.class)
        .hasMessageContaining(missing.toString());
    assertThatThrownBy(
            () ->
                new OfflineSpeakerDiarization(
                    OfflineSpeakerDiarizationConfig.of(
                        config.segmentation().pyannote().model(), missing)))
        .hasMessageContaining(missing.toString());
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> FastClusteringConfig.ofSpeakers(0)).hasMessageContaining("0 speakers");
    assertThatThrownBy(() -> new FastClusteringConfig(-1, 0)).hasMessageContaining("threshold 0.0");
    assertThatThrownBy(() -> new SpeakerEmbeddingExtractorConfig(folder, 0))
        .hasMessageContaining("threads 0");
    assertThatThrownBy(() -> config.withMinDurations(-1, 0)).hasMessageContaining("-1");
  }

  private static OfflineSpeakerDiarizationSegment turn(long startMs, long endMs, int speaker) {
    return new OfflineSpeakerDiarizationSegment(startMs, endMs, speaker);
  }
}
