package io.colloquy.sherpa;

import java.nio.file.Path;

/**
 * The models and settings of a diarization.
 *
 * @param minDurationOnMs turns that are not longer are dropped
 * @param minDurationOffMs a shorter pause between turns of one speaker joins them
 */
public record OfflineSpeakerDiarizationConfig(
    OfflineSpeakerSegmentationModelConfig segmentation,
    SpeakerEmbeddingExtractorConfig embedding,
    FastClusteringConfig clustering,
    long minDurationOnMs,
    long minDurationOffMs) {

  private static final long MIN_DURATION_ON_MS = 300;
  private static final long MIN_DURATION_OFF_MS = 500;

  public OfflineSpeakerDiarizationConfig {
    if (minDurationOnMs < 0 || minDurationOffMs < 0) {
      throw new IllegalArgumentException(
          "durations %d and %d are out of range: use 0 or more"
              .formatted(minDurationOnMs, minDurationOffMs));
    }
  }

  /** One thread, an unknown number of speakers, and sherpa-onnx's own durations. */
  public static OfflineSpeakerDiarizationConfig of(Path pyannoteModel, Path embeddingModel) {
    return new OfflineSpeakerDiarizationConfig(
        OfflineSpeakerSegmentationModelConfig.of(pyannoteModel),
        SpeakerEmbeddingExtractorConfig.of(embeddingModel),
        FastClusteringConfig.byThreshold(),
        MIN_DURATION_ON_MS,
        MIN_DURATION_OFF_MS);
  }

  public OfflineSpeakerDiarizationConfig withClustering(FastClusteringConfig value) {
    return new OfflineSpeakerDiarizationConfig(
        segmentation, embedding, value, minDurationOnMs, minDurationOffMs);
  }

  public OfflineSpeakerDiarizationConfig withMinDurations(long onMs, long offMs) {
    return new OfflineSpeakerDiarizationConfig(segmentation, embedding, clustering, onMs, offMs);
  }
}
