package io.colloquy.sherpa;

import java.nio.file.Path;

/**
 * Which segmentation model, and how it runs; always on the CPU.
 *
 * @param numThreads of one call
 */
public record OfflineSpeakerSegmentationModelConfig(
    OfflineSpeakerSegmentationPyannoteModelConfig pyannote, int numThreads) {

  public OfflineSpeakerSegmentationModelConfig {
    Threads.require(numThreads);
  }

  /** One thread. */
  public static OfflineSpeakerSegmentationModelConfig of(Path pyannoteModel) {
    return new OfflineSpeakerSegmentationModelConfig(
        new OfflineSpeakerSegmentationPyannoteModelConfig(pyannoteModel), 1);
  }
}
