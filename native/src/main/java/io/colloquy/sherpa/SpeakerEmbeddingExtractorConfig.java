package io.colloquy.sherpa;

import java.nio.file.Path;

/**
 * Which speaker embedding model, and how it runs; always on the CPU.
 *
 * @param model in ONNX format, with the metadata that sherpa-onnx reads
 * @param numThreads of one call
 */
public record SpeakerEmbeddingExtractorConfig(Path model, int numThreads) {

  public SpeakerEmbeddingExtractorConfig {
    Threads.require(numThreads);
  }

  /** One thread. */
  public static SpeakerEmbeddingExtractorConfig of(Path model) {
    return new SpeakerEmbeddingExtractorConfig(model, 1);
  }
}
