package io.colloquy.sherpa;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Models that hear tones instead of voices, so that a test knows exactly what they must find. The
 * segmentation takes the audio's offset from zero for a local speaker: above 0.1 is the first,
 * below -0.1 the second, above 0.5 both. The embedding is the mean of the bands that a tone fills.
 */
final class TestModels {

  static final int SAMPLE_RATE = 16_000;
  static final int WINDOW = SAMPLE_RATE;
  static final int FRAME = SAMPLE_RATE / 100;
  static final int BANDS = 80;

  private static final int ANY = -1;
  private static final int SETS = 7;
  private static final float NEVER = -10;

  private TestModels() {}

  /** Windows of 1 s, frames of 10 ms, three local speakers of which two may talk at once. */
  static OnnxModel segmentation() {
    return segmentation(
        FRAME,
        new float[] {0, 1, -1, 0, 2, 0, 0},
        new float[] {0.1f, 0, 0, NEVER, -0.5f, NEVER, NEVER});
  }

  /** Takes offsets above 0.1 for silence, and silence for the first local speaker. */
  static OnnxModel segmentationOfSilence() {
    return segmentation(
        FRAME / 2,
        new float[] {1, 0, 0, 0, 0, 0, 0},
        new float[] {0, 0.1f, NEVER, NEVER, NEVER, NEVER, NEVER});
  }

  /** A set's score in a frame is the mean of the samples times its slope, and its bias. */
  private static OnnxModel segmentation(int frame, float[] slopes, float[] biases) {
    float[] kernels = new float[SETS * frame];
    for (int set = 0; set < SETS; set++) {
      Arrays.fill(kernels, set * frame, (set + 1) * frame, slopes[set] / frame);
    }
    return new OnnxModel()
        .input("samples", 1, 1, WINDOW)
        .weights("kernels", new long[] {SETS, 1, frame}, kernels)
        .weights("biases", new long[] {SETS}, biases)
        .step("Conv", "scores", Map.of("strides", List.of(frame)), "samples", "kernels", "biases")
        .step("Transpose", "frames", Map.of("perm", List.of(0, 2, 1)), "scores")
        .output("frames", 1, WINDOW / frame, SETS)
        .metadata("sample_rate", "16000")
        .metadata("window_size", Integer.toString(WINDOW))
        .metadata("receptive_field_size", Integer.toString(frame))
        .metadata("receptive_field_shift", Integer.toString(frame))
        .metadata("num_speakers", "3")
        .metadata("powerset_max_classes", "2")
        .metadata("num_classes", Integer.toString(SETS));
  }

  static OnnxModel embedding() {
    return embedding("Relu", ANY);
  }

  /** Hears only so many frames at once. */
  static OnnxModel embedding(int frames) {
    return embedding("Relu", frames);
  }

  /** Takes the root of each band, which is no number where the band is quiet. */
  static OnnxModel embeddingOfRoots() {
    return embedding("Sqrt", ANY);
  }

  private static OnnxModel embedding(String first, int frames) {
    return new OnnxModel()
        .input("features", 1, frames, BANDS)
        .step(first, "bands", Map.of(), "features")
        .step("ReduceMean", "embedding", Map.of("axes", List.of(1), "keepdims", 0), "bands")
        .output("embedding", 1, BANDS)
        .metadata("framework", "wespeaker")
        .metadata("language", "English")
        .metadata("output_dim", Integer.toString(BANDS))
        .metadata("sample_rate", "16000")
        .metadata("normalize_samples", "1");
  }

  /** A tone of a frequency in Hz on an offset. */
  static float[] tone(double hertz, double offset, int milliseconds) {
    float[] samples = new float[milliseconds * SAMPLE_RATE / 1000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (offset + 0.2 * Math.sin(2 * Math.PI * hertz * i / SAMPLE_RATE));
    }
    return samples;
  }

  static float[] silence(int milliseconds) {
    return new float[milliseconds * SAMPLE_RATE / 1000];
  }

  static float[] join(float[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    float[] joined = new float[length];
    int position = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, joined, position, part.length);
      position += part.length;
    }
    return joined;
  }
}
