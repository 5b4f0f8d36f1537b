package io.colloquy.flink.window;

import io.colloquy.flink.audio.SileroVad;
import io.colloquy.flink.audio.SpeechDetector;
import io.colloquy.flink.audio.VadResult;
import io.colloquy.flink.audio.VadState;

/** Takes loud frames for speech. */
final class LoudnessDetector implements SpeechDetector {
  private static final double LOUD = 300;

  @Override
  public VadResult accept(VadState state, short[] samples) {
    float[] probabilities = new float[samples.length / SileroVad.FRAME];
    for (int frame = 0; frame < probabilities.length; frame++) {
      double power = 0;
      for (int i = frame * SileroVad.FRAME; i < (frame + 1) * SileroVad.FRAME; i++) {
        power += samples[i] * samples[i];
      }
      probabilities[frame] = Math.sqrt(power / SileroVad.FRAME) > LOUD ? 0.9f : 0.1f;
    }
    return new VadResult(probabilities, state);
  }

  @Override
  public void close() {}
}
