package io.colloquy.flink.diarize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.colloquy.core.window.SampleSpan;
import io.colloquy.flink.diarize.SherpaDiarizer.SherpaFactory;
import io.colloquy.flink.hear.HearingException;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.LocalSpeaker;
import io.colloquy.schemas.LocalTurn;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real binding and the speaker model that the project made for itself. */
class SherpaDiarizerTest {
  private static final String MODEL = "../../native/models/synthetic-speaker.onnx";

  /**
   * Takes the mean of 10 ms of samples for who speaks: 0.2 the first, -0.2 the second, 0.7 both.
   * Written by {@code TestModels.segmentation()} of the native module's tests.
   */
  private static final String SEGMENTATION = "src/test/resources/diarize/offsets-segmentation.onnx";

  private static final Path TWO_VOICES = Path.of("../../native/src/test/resources/two-voices.wav");
  private static final int WAV_HEADER_BYTES = 44;
  private static final float SIMILARITY = 0.38f;

  /** The segmentation model of this test compares a voice from second to second. */
  private static final float WINDOWS_OF_A_SECOND = 0.1f;

  /** The first voice's three sentences, then the second voice's one. */
  private static final List<SampleSpan> SPEECH = List.of(span(550, 11_040), span(11_840, 14_190));

  @Test
  void speechIsCutIntoPiecesThatSoundAlikeWhereOneVoiceSpeaks() throws Exception {
    SherpaFactory factory = SherpaFactory.of(new DiarizerSettings(MODEL, null, SIMILARITY));
    try (WindowDiarizer diarizer = factory.open()) {
      Recognition outcome = diarizer.hear(twoVoices());
      assertThat(outcome.getKind()).isEqualTo(RecognitionKind.TURNS);
      assertThat(outcome.getTurnsFrom()).isEqualTo(DiarizationOutcomes.VOICE_ACTIVITY);
      assertThat(outcome.getDiarizer()).startsWith("synthetic-speaker@").endsWith("0.38");
      assertThat(outcome.getTurns())
          .containsExactly(
              new LocalTurn(60_550L, 64_046L, 0),
              new LocalTurn(64_046L, 67_543L, 1),
              new LocalTurn(67_543L, 71_040L, 2),
              new LocalTurn(71_840L, 74_190L, 3));
      List<LocalSpeaker> pieces = outcome.getLocalSpeakers();
      assertThat(pieces)
          .extracting(LocalSpeaker::getSpeechMs)
          .containsExactly(3_496L, 3_497L, 3_497L, 2_350L);
      assertThat(pieces)
          .allSatisfy(
              piece -> assertThat(Math.sqrt(product(piece, piece))).isCloseTo(1, within(1e-3)));
      assertThat(product(pieces.get(0), pieces.get(1))).isGreaterThan(SIMILARITY);
      assertThat(product(pieces.get(1), pieces.get(2))).isGreaterThan(SIMILARITY);
      assertThat(product(pieces.get(2), pieces.get(3))).isLessThan(SIMILARITY);
    }
  }

  @Test
  void hearsFaintNoise() throws Exception {
    SherpaFactory factory =
        SherpaFactory.of(new DiarizerSettings(MODEL, SEGMENTATION, WINDOWS_OF_A_SECOND));
    try (WindowDiarizer diarizer = factory.open()) {
      diarizer.check();
    }
  }

  @Test
  void turnsOfASegmentationModelMayOverlap() throws Exception {
    SherpaFactory factory =
        SherpaFactory.of(new DiarizerSettings(MODEL, SEGMENTATION, WINDOWS_OF_A_SECOND));
    try (WindowDiarizer diarizer = factory.open()) {
      Recognition outcome = diarizer.hear(overlapping());
      assertThat(outcome.getTurnsFrom()).isEqualTo(DiarizationOutcomes.SEGMENTATION);
      assertThat(outcome.getDiarizer()).contains("offsets-segmentation@", "synthetic-speaker@");
      assertThat(speakersAt(65_000, outcome)).hasSize(1);
      assertThat(speakersAt(70_700, outcome)).hasSizeGreaterThan(1);
      assertThat(speakersAt(73_000, outcome))
          .hasSize(1)
          .doesNotContainAnyElementsOf(speakersAt(65_000, outcome));
      assertThat(outcome.getLocalSpeakers())
          .extracting(LocalSpeaker::getSpeaker)
          .containsExactlyInAnyOrderElementsOf(
              outcome.getTurns().stream().map(LocalTurn::getSpeaker).distinct().toList());
    }
  }

  @Test
  void tooLittleSpeechHasATurnWithoutAVoice() throws Exception {
    SherpaFactory factory = SherpaFactory.of(new DiarizerSettings(MODEL, null, SIMILARITY));
    try (WindowDiarizer diarizer = factory.open()) {
      Recognition outcome = diarizer.hear(window(List.of(span(1_000, 1_450))));
      assertThat(outcome.getTurns()).containsExactly(new LocalTurn(61_000L, 61_450L, 0));
      assertThat(outcome.getLocalSpeakers()).containsExactly(new LocalSpeaker(0, 450L, List.of()));
    }
  }

  @Test
  void whateverGoesWrongIsOneWindowsMisfortune() throws Exception {
    SherpaFactory factory = SherpaFactory.of(new DiarizerSettings(MODEL, null, SIMILARITY));
    WindowDiarizer diarizer = factory.open();
    diarizer.close();
    assertThatThrownBy(() -> diarizer.hear(twoVoices()))
        .isInstanceOf(HearingException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void modelsThatAreNoneAreNamedBeforeAnythingStarts(@TempDir Path folder) throws Exception {
    Path text = Files.writeString(folder.resolve("model.onnx"), "<html>not found</html>");
    assertThatThrownBy(() -> SherpaFactory.of(settings(text, null)))
        .hasMessageContaining(text.toString());
    assertThatThrownBy(() -> SherpaFactory.of(settings(folder.resolve("none.onnx"), null)))
        .hasMessageContaining("none.onnx")
        .hasMessageContaining("--speaker-model");
    assertThatThrownBy(
            () -> SherpaFactory.of(settings(Path.of(MODEL), folder.resolve("none.onnx"))))
        .hasMessageContaining("--segmentation-model");
    assertThatThrownBy(() -> SherpaFactory.of(settings(Path.of(MODEL), Path.of(MODEL))))
        .hasMessageContaining("synthetic-speaker.onnx");
  }

  @Test
  void anotherModelOnTheTaskManagerIsRefused(@TempDir Path folder) throws Exception {
    Path model = folder.resolve("speaker.onnx");
    Files.copy(Path.of(MODEL), model);
    SherpaFactory factory = SherpaFactory.of(settings(model, null));
    Files.writeString(model, "another");
    assertThatThrownBy(factory::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(model.toString());
  }

  private static DiarizerSettings settings(Path speakerModel, Path segmentationModel) {
    String segmentation = segmentationModel == null ? null : segmentationModel.toString();
    return new DiarizerSettings(speakerModel.toString(), segmentation, SIMILARITY);
  }

  private static SpeechWindow twoVoices() throws Exception {
    return window(SPEECH);
  }

  /** The first voice on the model's first offset up to 11.4 s, from 10 s on on that of both. */
  private static SpeechWindow overlapping() throws Exception {
    ByteBuffer audio = ByteBuffer.wrap(audio()).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < audio.capacity(); at += Short.BYTES) {
      int ms = at / Short.BYTES / (SpeechWindow.SAMPLE_RATE / 1000);
      double offset = ms < 10_000 ? 0.2 : ms < 11_400 ? 0.7 : -0.2;
      audio.putShort(at, (short) (audio.getShort(at) * 0.2 + offset * Short.MAX_VALUE));
    }
    return window(SPEECH, audio.array());
  }

  private static SpeechWindow window(List<SampleSpan> speech) throws Exception {
    return window(speech, audio());
  }

  private static byte[] audio() throws Exception {
    byte[] wav = Files.readAllBytes(TWO_VOICES);
    return Arrays.copyOfRange(wav, WAV_HEADER_BYTES, wav.length);
  }

  /** The recording as a window that begins a minute after the interview. */
  private static SpeechWindow window(List<SampleSpan> speech, byte[] audio) {
    long firstSample = SpeechWindow.sampleAt(60_000);
    long endSample = firstSample + audio.length / Short.BYTES;
    return new SpeechWindow(
        "acme",
        "talk",
        0,
        0,
        "mic",
        2,
        0,
        firstSample,
        endSample,
        speech,
        0,
        0,
        endSample,
        audio,
        "tiny@0123",
        "beam=1",
        "synthetic-speaker");
  }

  private static SampleSpan span(long startMs, long endMs) {
    return new SampleSpan(
        SpeechWindow.sampleAt(60_000 + startMs), SpeechWindow.sampleAt(60_000 + endMs));
  }

  private static List<Integer> speakersAt(long mediaMs, Recognition outcome) {
    return outcome.getTurns().stream()
        .filter(turn -> turn.getStartMs() <= mediaMs && mediaMs < turn.getEndMs())
        .map(LocalTurn::getSpeaker)
        .toList();
  }

  private static double product(LocalSpeaker one, LocalSpeaker other) {
    double sum = 0;
    for (int i = 0; i < one.getEmbedding().size(); i++) {
      sum += one.getEmbedding().get(i) * other.getEmbedding().get(i);
    }
    return sum;
  }
}
