package io.colloquy.sherpa;

/** What may be handed to sherpa-onnx, which checks nothing. */
final class Samples {

  private Samples() {}

  /**
   * @throws IllegalArgumentException if there are none, or one is not a finite number
   */
  static void requireUsable(float[] samples) {
    if (samples.length == 0) {
      throw new IllegalArgumentException("the audio has no samples");
    }
    for (int i = 0; i < samples.length; i++) {
      if (!Float.isFinite(samples[i])) {
        throw new IllegalArgumentException("sample " + i + " of the audio is " + samples[i]);
      }
    }
  }
}
