package io.colloquy.core.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LocalVoicesTest {
  private static final float[] ADA = {1, 0};
  private static final float[] ALMOST_ADA = {0.9f, 0.43589f};
  private static final float[] BEN = {0, 1};

  private final LocalVoices voices = new LocalVoices(0.5f);

  @Test
  void piecesOfOneVoiceAreOnePersonsTurn() {
    List<Turn> pieces = List.of(turn(0, 2000, 0), turn(2000, 4000, 1), turn(4500, 6000, 2));
    assertThat(voices.join(pieces, List.of(voice(0, ADA), voice(1, ALMOST_ADA), voice(2, ADA))))
        .containsExactly(turn(0, 4000, 0), turn(4500, 6000, 0));
  }

  @Test
  void peopleAreNumberedByFirstSpeech() {
    List<Turn> pieces = List.of(turn(3000, 5000, 0), turn(0, 2000, 7), turn(6000, 8000, 9));
    assertThat(voices.join(pieces, List.of(voice(0, ADA), voice(7, BEN), voice(9, ADA))))
        .containsExactly(turn(0, 2000, 0), turn(3000, 5000, 1), turn(6000, 8000, 1));
  }

  @Test
  void whoSpeakAtTheSameTimeAreTwo() {
    List<Turn> turns = List.of(turn(0, 3000, 0), turn(2900, 6000, 1), turn(7000, 9000, 2));
    List<Turn> joined =
        voices.join(turns, List.of(voice(0, ADA), voice(1, ADA), voice(2, ALMOST_ADA)));
    assertThat(joined).extracting(Turn::speaker).startsWith(0, 1);
    assertThat(joined).hasSize(3);
  }

  @Test
  void anUnknownVoiceStaysByItself() {
    List<Turn> turns = List.of(turn(0, 3000, 0), turn(3000, 3300, 1), turn(3300, 6000, 2));
    LocalSpeaker unknown = new LocalSpeaker(1, new float[0], 300);
    assertThat(voices.join(turns, List.of(voice(0, ADA), unknown, voice(2, ADA))))
        .containsExactly(turn(0, 3000, 0), turn(3000, 3300, 1), turn(3300, 6000, 0));
  }

  @Test
  void aBriefVoiceJoinsTheNearestMoreEasily() {
    List<Turn> turns = List.of(turn(0, 3000, 0), turn(3000, 4000, 1));
    float[] doubtful = {0.45f, 0.893f};
    LocalSpeaker brief = new LocalSpeaker(1, doubtful, 1_000);
    LocalSpeaker lasting = new LocalSpeaker(1, doubtful, 3_000);
    LocalSpeaker ada = new LocalSpeaker(0, ADA, 3_000);
    assertThat(voices.join(turns, List.of(ada, brief))).containsExactly(turn(0, 4000, 0));
    assertThat(voices.join(turns, List.of(ada, lasting))).isEqualTo(turns);
  }

  @Test
  void nobodyIsNobody() {
    assertThat(voices.join(List.of(), List.of())).isEmpty();
  }

  private static Turn turn(long startMs, long endMs, int speaker) {
    return new Turn(startMs, endMs, speaker);
  }

  private static LocalSpeaker voice(int number, float[] embedding) {
    return new LocalSpeaker(number, embedding, 2_000);
  }
}
