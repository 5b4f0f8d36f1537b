package io.colloquy.flink.diarize;

import io.colloquy.core.speaker.Turn;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.sherpa.FastClusteringConfig;
import io.colloquy.sherpa.OfflineSpeakerDiarization;
import io.colloquy.sherpa.OfflineSpeakerDiarizationConfig;
import java.nio.file.Path;
import java.util.List;

/** What a segmentation model hears in a window. */
final class SegmentedTurns implements AutoCloseable {
  private static final long SHORTEST_TURN_MS = 300;

  private final OfflineSpeakerDiarization diarization;

  private SegmentedTurns(OfflineSpeakerDiarization diarization) {
    this.diarization = diarization;
  }

  /**
   * Its distances are one less the similarity, of the two most different voices of a group. Turns
   * with a pause between them are never joined: if it takes two people for one, that is made good
   * where the whole interview is known.
   */
  static SegmentedTurns open(DiarizerSettings settings) {
    return new SegmentedTurns(
        new OfflineSpeakerDiarization(
            OfflineSpeakerDiarizationConfig.of(
                    Path.of(settings.segmentationModel()), Path.of(settings.speakerModel()))
                .withClustering(new FastClusteringConfig(-1, 1 - settings.similarity()))
                .withMinDurations(SHORTEST_TURN_MS, 0)));
  }

  /** The turns on media time, within the window. */
  List<Turn> of(float[] samples, long firstSample) {
    long startMs = SpeechWindow.mediaMs(firstSample);
    long endMs = SpeechWindow.mediaMs(firstSample + samples.length);
    return diarization.process(samples).stream()
        .map(
            turn ->
                new Turn(
                    startMs + turn.startMs(),
                    Math.min(endMs, startMs + turn.endMs()),
                    turn.speaker()))
        .toList();
  }

  @Override
  public void close() {
    diarization.close();
  }
}
