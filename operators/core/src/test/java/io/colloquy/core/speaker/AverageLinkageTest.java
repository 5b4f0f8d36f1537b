package io.colloquy.core.speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.core.vector.GramMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class AverageLinkageTest {
  private final Clustering clustering =
      new AverageLinkage(SpeakerSettings.defaults(), GramMatrix.plain());

  @Test
  void stopsBelowTheSimilarityOfOnePerson() {
    List<MicroCluster> voices =
        List.of(voice(1, 0, 20_000), voice(2, 20, 20_000), voice(3, 90, 20_000));

    assertThat(clustering.cluster(voices, 0)).containsExactly(0, 0, 1);
  }

  @Test
  void joinsBeyondThatSimilarityDownToTheExpectedCount() {
    List<MicroCluster> voices =
        List.of(voice(1, 0, 20_000), voice(2, 80, 20_000), voice(3, 180, 20_000));

    assertThat(clustering.cluster(voices, 0)).containsExactly(0, 1, 2);
    assertThat(clustering.cluster(voices, 2)).containsExactly(0, 0, 1);
  }

  @Test
  void partsOnePersonsVoicesUpToTheExpectedCount() {
    List<MicroCluster> voices =
        List.of(voice(1, 0, 20_000), voice(2, 5, 20_000), voice(3, 50, 20_000));

    assertThat(clustering.cluster(voices, 0)).containsExactly(0, 0, 0);
    assertThat(clustering.cluster(voices, 2)).containsExactly(0, 0, 1);
  }

  @Test
  void countsNoStraySoundAmongTheExpected() {
    List<MicroCluster> voices =
        List.of(
            voice(1, 0, 60_000), voice(2, 60, 60_000), voice(3, 170, 3_000), voice(4, 5, 60_000));

    assertThat(clustering.cluster(voices, 2)).containsExactly(0, 1, 1, 0);
  }

  @Test
  void keepsApartWhoSpokeInOneWindowUnlessFewerAreExpected() {
    List<MicroCluster> voices =
        List.of(voice(1, 0, 20_000, 2), voice(2, 1, 20_000, 1), voice(3, 2, 20_000));

    assertThat(clustering.cluster(voices, 0)).containsExactly(0, 1, 1);
    assertThat(clustering.cluster(voices, 1)).containsExactly(0, 0, 0);
  }

  @Test
  void makesAsManyGroupsAsThereAreVoicesWhenMoreAreExpected() {
    assertThat(clustering.cluster(List.of(voice(1, 0, 20_000), voice(2, 1, 500)), 5))
        .containsExactly(0, 1);
    assertThat(clustering.cluster(List.of(), 3)).isEmpty();
    assertThat(clustering.cluster(List.of(), 0)).isEmpty();
  }

  @Test
  void refusesSettingsWithoutSense() {
    assertThatThrownBy(() -> SpeakerSettings.defaults().withSimilarity(Float.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> new SpeakerSettings(0.3f, 0.1f, 2_000, 1_000, 200, 50, 1, 2))
        .hasMessageContaining("2000 and 1000 ms");
    assertThatThrownBy(() -> new SpeakerSettings(0.3f, 0.1f, 2_000, 9_000, 50, 50, 1, 2))
        .hasMessageContaining("50 and 50");
  }

  /** A voice in the plane; the similarity of two is the cosine of the angle between them. */
  private static MicroCluster voice(int id, double degrees, long speechMs, Integer... apart) {
    double angle = Math.toRadians(degrees);
    float[] mean = {(float) Math.cos(angle), (float) Math.sin(angle)};
    return new MicroCluster(id, Turn.UNKNOWN, mean, speechMs, List.of(apart));
  }
}
