package io.colloquy.sherpa;

import ai.onnxruntime.OnnxTensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * What a pyannote segmentation model says of itself. It hears a window of samples and tells for
 * each frame which set of local speakers talks.
 *
 * @param sampleRate in Hz
 * @param windowSize samples heard at once
 * @param receptiveFieldSize samples that a frame looks at
 * @param receptiveFieldShift samples between frames
 * @param numSpeakers local speakers of a window
 * @param powersetMaxClasses the most of them that talk at once, 1 or 2
 * @param numClasses sets of speakers that are told apart, the empty one included
 */
public record SegmentationMetadata(
    int sampleRate,
    int windowSize,
    int receptiveFieldSize,
    int receptiveFieldShift,
    int numSpeakers,
    int powersetMaxClasses,
    int numClasses) {

  private static final int LONGEST_WINDOW_S = 60;

  /**
   * Reads a model and lets it hear a silent window.
   *
   * @throws SherpaException naming the path, the reason and what to do, if it is not such a model
   */
  public static SegmentationMetadata read(Path model) {
    try (ModelMetadata file = ModelMetadata.open(model)) {
      int sampleRate = file.number("sample_rate", 16_000, 48_000);
      int windowSize = file.number("window_size", 10, LONGEST_WINDOW_S * sampleRate);
      SegmentationMetadata metadata =
          new SegmentationMetadata(
              sampleRate,
              windowSize,
              file.number("receptive_field_size", 1, windowSize),
              file.number("receptive_field_shift", 1, windowSize),
              file.number("num_speakers", 1, 64),
              file.number("powerset_max_classes", 1, 2),
              file.number("num_classes", 2, 4096));
      metadata.requireConsistent(file);
      return metadata;
    }
  }

  /** Samples from the start of one window to the start of the next. */
  int windowShift() {
    return windowSize / 10;
  }

  /**
   * The length that whole windows need, which is {@code samples} or more. sherpa-onnx ends the
   * process where a speaker is heard only behind the end of the audio, in the last window's
   * padding; with audio as long as that no such place is left.
   */
  long paddedToWindows(int samples) {
    int beyond = Math.max(0, samples - windowSize);
    long windows = (beyond + windowShift() - 1L) / windowShift();
    return windowSize + windows * windowShift();
  }

  private void requireConsistent(ModelMetadata file) {
    int pairs = powersetMaxClasses == 2 ? numSpeakers * (numSpeakers - 1) / 2 : 0;
    int sets = 1 + numSpeakers + pairs;
    if (numClasses != sets) {
      throw file.unusable(
          "its metadata contradict themselves: %d speakers, at most %d at once, make %d sets, not %d"
              .formatted(numSpeakers, powersetMaxClasses, sets, numClasses));
    }
    long[] shape;
    try (OnnxTensor silence = file.zeros(1, 1, windowSize)) {
      shape = file.answer(Map.of(file.inputs(1).get(0), silence), 0);
    }
    int mostFrames = windowSize / receptiveFieldShift + 1;
    if (shape.length != 3 || shape[0] != 1 || shape[1] > mostFrames || shape[2] != numClasses) {
      throw file.unusable(
          "it answers with %s instead of [1, up to %d frames, %d sets]"
              .formatted(Arrays.toString(shape), mostFrames, numClasses));
    }
  }
}
