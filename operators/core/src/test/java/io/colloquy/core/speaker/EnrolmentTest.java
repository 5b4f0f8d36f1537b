package io.colloquy.core.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.vector.Vectors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnrolmentTest {
  private static final float SIMILARITY = 0.5f;

  private final SpeakerState state =
      new SpeakerState(
          List.of(voice(1, 1, 1, 0), voice(2, 2, 0, 1), voice(3, 1, 0.9f, 0.1f)),
          Map.of(),
          4,
          3,
          0,
          List.of(),
          0,
          0);

  @Test
  void peopleAreKnownByTheirVoices() {
    assertThat(recognize(new Enrolment("Ben", vector(0.1f, 1)), new Enrolment("Ada", vector(1, 0))))
        .isEqualTo(Map.of(1, "Ada", 2, "Ben"));
  }

  @Test
  void nobodyIsTwoSpeakers() {
    assertThat(recognize(new Enrolment("Ada", vector(1, 0.9f)))).isEqualTo(Map.of(1, "Ada"));
  }

  @Test
  void aVoiceThatIsNotAlikeEnoughIsNobodys() {
    assertThat(recognize(new Enrolment("Ada", vector(-1, 0.1f)))).isEmpty();
    assertThat(recognize(new Enrolment("Ada", new float[] {1, 0, 0}))).isEmpty();
    assertThat(recognize()).isEmpty();
  }

  private Map<Integer, String> recognize(Enrolment... known) {
    return Enrolment.recognize(state, List.of(known), SIMILARITY);
  }

  private static float[] vector(float... numbers) {
    return numbers;
  }

  private static MicroCluster voice(int id, int speaker, float x, float y) {
    return new MicroCluster(id, speaker, Vectors.unit(vector(x, y)), 5_000, List.of());
  }
}
