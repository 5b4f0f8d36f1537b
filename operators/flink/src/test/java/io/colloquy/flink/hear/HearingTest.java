package io.colloquy.flink.hear;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.hear.Hearing.Due;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import org.junit.jupiter.api.Test;

class HearingTest {
  private static final long ALLOWED_MS = 1_000;
  private static final long ENTERED_MS = 5_000;

  private final CountedAborts model = new CountedAborts();
  private final Hearing hearing = new Hearing(ScriptedModel.window(7), ALLOWED_MS, ENTERED_MS);

  @Test
  void waitsForAModelFourTimesAsLongAsOneMayTake() {
    assertThat(hearing.look(ENTERED_MS + 3_999)).isEqualTo(Due.NOTHING);
    assertThat(hearing.look(ENTERED_MS + 4_000)).isEqualTo(Due.FAILURE);
    assertThat(hearing.isOver()).isTrue();
    assertThat(hearing.look(ENTERED_MS + 40_000)).isEqualTo(Due.NOTHING);
  }

  @Test
  void hasLessPatienceTheLongerItWaits() {
    assertThat(hearing.patienceMs(ENTERED_MS)).isEqualTo(4_000);
    assertThat(hearing.patienceMs(ENTERED_MS + 1_500)).isEqualTo(2_500);
    hearing.giveUp(ENTERED_MS + 1_500);
    assertThat(hearing.patienceMs(ENTERED_MS + 1_500)).isZero();
  }

  @Test
  void isNotBegunWhenItsTimeIsOver() {
    hearing.look(ENTERED_MS + 4_000);
    assertThat(begin(ENTERED_MS + 4_001)).isFalse();
    assertThat(hearing.look(ENTERED_MS + 40_000)).isEqualTo(Due.NOTHING);
    assertThat(model.aborts).isZero();
  }

  @Test
  void itsTimeCountsFromWhenAModelBegins() {
    assertThat(begin(ENTERED_MS + 3_500)).isTrue();
    assertThat(hearing.look(ENTERED_MS + 4_499)).isEqualTo(Due.NOTHING);
    assertThat(model.aborts).isZero();
    assertThat(hearing.look(ENTERED_MS + 4_500)).isEqualTo(Due.FAILURE);
    assertThat(model.aborts).isEqualTo(1);
  }

  @Test
  void itsTimeBeginsAnewOnceItsModelWasTried() {
    begin(ENTERED_MS);
    assertThat(begin(ENTERED_MS + 900)).isTrue();
    assertThat(hearing.look(ENTERED_MS + 1_899)).isEqualTo(Due.NOTHING);
    assertThat(hearing.look(ENTERED_MS + 1_900)).isEqualTo(Due.FAILURE);
  }

  @Test
  void isAskedToEndUntilItDoes() {
    begin(ENTERED_MS);
    assertThat(hearing.look(ENTERED_MS + 1_000)).isEqualTo(Due.FAILURE);
    assertThat(hearing.look(ENTERED_MS + 1_100)).isEqualTo(Due.NOTHING);
    assertThat(hearing.look(ENTERED_MS + 1_200)).isEqualTo(Due.NOTHING);
    assertThat(model.aborts).isEqualTo(3);
    hearing.end();
    assertThat(hearing.look(ENTERED_MS + 9_000)).isEqualTo(Due.NOTHING);
    assertThat(model.aborts).isEqualTo(3);
  }

  @Test
  void isTheEndOfTheProcessOnceIfItDoesNotEndWhenAsked() {
    begin(ENTERED_MS);
    hearing.look(ENTERED_MS + 1_050);
    assertThat(hearing.look(ENTERED_MS + 2_049)).isEqualTo(Due.NOTHING);
    assertThat(hearing.look(ENTERED_MS + 2_050)).isEqualTo(Due.END_OF_PROCESS);
    assertThat(hearing.look(ENTERED_MS + 2_150)).isEqualTo(Due.NOTHING);
  }

  @Test
  void hasAsLongToEndWhenTheStepCloses() {
    begin(ENTERED_MS);
    hearing.giveUp(ENTERED_MS + 100);
    assertThat(model.aborts).isEqualTo(1);
    assertThat(hearing.look(ENTERED_MS + 1_099)).isEqualTo(Due.NOTHING);
    assertThat(hearing.look(ENTERED_MS + 1_100)).isEqualTo(Due.END_OF_PROCESS);
  }

  private boolean begin(long nowMs) {
    return hearing.begin(model, null, nowMs);
  }

  private static final class CountedAborts implements WindowModel {
    private int aborts;

    @Override
    public Recognition hear(SpeechWindow window) {
      throw new IllegalStateException("nobody asks it to");
    }

    @Override
    public void abort() {
      aborts++;
    }

    @Override
    public void close() {}
  }
}
