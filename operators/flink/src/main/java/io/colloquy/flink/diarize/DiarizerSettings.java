package io.colloquy.flink.diarize;

import java.io.Serializable;

/**
 * How speakers are told apart within a window.
 *
 * @param speakerModel path of a speaker embedding model for sherpa-onnx, on every TaskManager
 * @param segmentationModel path of a pyannote segmentation model for sherpa-onnx; null to take
 *     turns from voice activity
 * @param similarity from this average cosine similarity on, two voices are one person's; it belongs
 *     to the embedding model
 */
public record DiarizerSettings(String speakerModel, String segmentationModel, float similarity)
    implements Serializable {

  public DiarizerSettings {
    if (!(similarity > -1 && similarity < 1)) {
      throw new IllegalArgumentException(
          "A cosine similarity of %s tells no voices apart: give one between -1 and 1"
              .formatted(similarity));
    }
  }
}
