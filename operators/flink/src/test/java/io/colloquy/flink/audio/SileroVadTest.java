package io.colloquy.flink.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SileroVadTest {

  @Test
  void hearsSpeech() throws AudioException {
    try (SileroVad vad = SileroVad.open()) {
      float[] probabilities = vad.accept(VadState.initial(), speech()).probabilities();

      assertThat(share(probabilities, 0.5f)).isGreaterThan(0.7);
    }
  }

  @Test
  void hearsNoSpeechInSilenceAndNoise() {
    Random random = new Random(3);
    short[] noise = new short[SileroVad.FRAME * 150];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (short) (random.nextGaussian() * 800);
    }
    try (SileroVad vad = SileroVad.open()) {
      float[] silent =
          vad.accept(VadState.initial(), new short[SileroVad.FRAME * 150]).probabilities();

      assertThat(share(silent, 0.3f)).isZero();
      assertThat(share(vad.accept(VadState.initial(), noise).probabilities(), 0.5f))
          .isLessThan(0.05);
    }
  }

  @Test
  void hearsTheSameInOneCallAndInManyWithTheirStateCarriedOn() throws AudioException {
    short[] speech = speech();
    try (SileroVad vad = SileroVad.open();
        SileroVad other = SileroVad.open()) {
      VadResult whole = vad.accept(VadState.initial(), speech);
      VadState state = VadState.initial();
      for (int frame = 0; frame < whole.probabilities().length; frame++) {
        int at = frame * SileroVad.FRAME;
        SileroVad either = frame % 3 == 0 ? other : vad;
        VadResult one = either.accept(state, Arrays.copyOfRange(speech, at, at + SileroVad.FRAME));
        state = new VadState(one.next().recurrent().clone(), one.next().context().clone());
        assertThat(one.probabilities()).containsExactly(whole.probabilities()[frame]);
      }
      assertThat(state.recurrent()).isEqualTo(whole.next().recurrent());
    }
  }

  @Test
  void leavesTheGivenStateAsItIs() throws AudioException {
    try (SileroVad vad = SileroVad.open()) {
      VadState state = vad.accept(VadState.initial(), speech()).next();
      float[] recurrent = state.recurrent().clone();

      float[] first = vad.accept(state, speech()).probabilities();

      assertThat(state.recurrent()).isEqualTo(recurrent);
      assertThat(vad.accept(state, speech()).probabilities()).isEqualTo(first);
    }
  }

  @Test
  void refusesPartsOfFrames() {
    try (SileroVad vad = SileroVad.open()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> vad.accept(VadState.initial(), new short[513]))
          .withMessageContaining("513");
    }
  }

  @Test
  void refusesCallsAfterClose() {
    SileroVad vad = SileroVad.open();
    vad.close();
    vad.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> vad.accept(VadState.initial(), new short[SileroVad.FRAME]));
    try (SileroVad another = SileroVad.open()) {
      assertThat(another.accept(VadState.initial(), new short[SileroVad.FRAME]).probabilities())
          .hasSize(1);
    }
  }

  private static short[] speech() throws AudioException {
    short[] samples =
        Recordings.stream(AudioFormat.FLAC, 0, 0, List.of(Recordings.bytes(Recordings.SPEECH)))[0];
    return Arrays.copyOf(samples, samples.length / SileroVad.FRAME * SileroVad.FRAME);
  }

  private static double share(float[] probabilities, float threshold) {
    int above = 0;
    for (float probability : probabilities) {
      above += probability > threshold ? 1 : 0;
    }
    return above / (double) probabilities.length;
  }
}
