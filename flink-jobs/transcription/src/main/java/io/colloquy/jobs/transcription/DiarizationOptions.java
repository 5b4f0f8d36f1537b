package io.colloquy.jobs.transcription;

import io.colloquy.flink.diarize.DiarizerSettings;
import io.colloquy.flink.diarize.NoDiarizer;
import io.colloquy.flink.diarize.SherpaDiarizer.SherpaFactory;
import io.colloquy.flink.diarize.WindowDiarizer;
import picocli.CommandLine.Option;

/** Arguments that say how a job tells speakers apart. */
final class DiarizationOptions {
  static final String DIARIZE = "--diarize";
  static final String SPEAKER_MODEL = "--speaker-model";

  /** Whether models tell speakers apart. */
  enum Diarize {
    /** If there is a speaker model. */
    AUTO,
    ON,
    OFF
  }

  @Option(
      names = DIARIZE,
      defaultValue = "AUTO",
      description =
          "on, off, or auto, which is on with "
              + SPEAKER_MODEL
              + ": ${DEFAULT-VALUE}. Channels of stereo streams are speakers in any case.")
  private Diarize diarize;

  @Option(
      names = SPEAKER_MODEL,
      paramLabel = "PATH",
      description =
          "A speaker embedding model for sherpa-onnx, at this path on every TaskManager and where"
              + " the job is submitted.")
  private String speakerModel;

  @Option(
      names = "--segmentation-model",
      paramLabel = "PATH",
      description =
          "A pyannote segmentation model for sherpa-onnx, likewise. Without it turns come from"
              + " voice activity, and none overlap.")
  private String segmentationModel;

  /**
   * How windows are diarized.
   *
   * @param similarity from which on two voices are one person's
   * @throws IllegalArgumentException naming the argument that is missing or out of range
   * @throws RuntimeException naming the model and the reason, if one cannot be used
   */
  WindowDiarizer.Factory diarizer(float similarity) {
    if (speakerModel == null && (diarize == Diarize.ON || segmentationModel != null)) {
      throw new IllegalArgumentException(
          "Speakers are told apart by their voices: give a model with " + SPEAKER_MODEL);
    }
    if (diarize == Diarize.OFF || speakerModel == null) {
      return new NoDiarizer.NoFactory();
    }
    return SherpaFactory.of(new DiarizerSettings(speakerModel, segmentationModel, similarity));
  }
}
