package io.colloquy.bench.speakers;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.diarize.DiarizerSettings;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the packaged speaker model, on the demo interview of two voices. */
class ApproachTest {

  private static final DiarizerSettings SETTINGS =
      new DiarizerSettings("../../native/models/synthetic-speaker.onnx", null, 0.38f);

  @ParameterizedTest
  @CsvSource({"TRACKED, 0", "OFFLINE, 2"})
  void findsWhoSpeaksWhen(Approach approach, int expected) throws Exception {
    SpokenRecording demo = SpokenRecordings.demo(Path.of("../.."));

    Diarized diarized =
        DiarizationProcess.run(
            new DiarizationTask(approach, demo.audio().toString(), SETTINGS, expected));

    SpeakerScore score = SpeakerScore.of(demo, SpeakerScore.named(diarized.turns()));
    assertThat(score.exact().hypothesisSpeakers()).isEqualTo(2);
    assertThat(score.exact().confusionMs()).isZero();
    assertThat(score.errorPercent()).isBetween(0.0, 10.0);
    assertThat(diarized.peakMegabytes()).isBetween(50L, 2_000L);
    assertThat(diarized.seconds()).isPositive();
  }
}
