package io.colloquy.flink.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.SpeakerTurn;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TurnChecksTest {
  static Stream<Arguments> badTurns() {
    return Stream.of(
        bad("reversed", DeadLetterCause.IMPOSSIBLE_TIME, turn -> turn.setEndMs(999)),
        bad("empty", DeadLetterCause.IMPOSSIBLE_TIME, turn -> turn.setEndMs(1_000)),
        bad("negative", DeadLetterCause.IMPOSSIBLE_TIME, turn -> turn.setStartMs(-1)),
        bad("endless", DeadLetterCause.IMPOSSIBLE_TIME, turn -> turn.setEndMs(Long.MAX_VALUE)),
        bad(
            "overflowing",
            DeadLetterCause.IMPOSSIBLE_TIME,
            turn -> turn.setStartMs(Long.MIN_VALUE)),
        bad(
            "beyond the last bucket",
            DeadLetterCause.IMPOSSIBLE_TIME,
            turn -> turn.setStartMs(Long.MAX_VALUE - 9).setEndMs(Long.MAX_VALUE)),
        bad("no number", DeadLetterCause.INVALID_FIELD, turn -> turn.setConfidence(Float.NaN)),
        bad("too sure", DeadLetterCause.INVALID_FIELD, turn -> turn.setConfidence(1.1f)),
        bad("nobody", DeadLetterCause.INVALID_FIELD, turn -> turn.setSpeaker(" ")),
        bad("wordy", DeadLetterCause.INVALID_FIELD, turn -> turn.setSpeaker("a".repeat(129))),
        bad("no tenant", DeadLetterCause.INVALID_FIELD, turn -> turn.setTenantId("")),
        bad("no stream", DeadLetterCause.INVALID_FIELD, turn -> turn.setStreamId("a/b")));
  }

  private static Arguments bad(
      String what, DeadLetterCause cause, UnaryOperator<SpeakerTurn.Builder> change) {
    return Arguments.of(what, change.apply(turn()).build(), cause);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTurns")
  void whatCannotBeIsRefused(String what, SpeakerTurn turn, DeadLetterCause cause) {
    assertThat(TurnChecks.check(turn)).as(what).map(Rejection::cause).contains(cause);
  }

  @Test
  void aTurnOfOneStreamOrOfAllIsTaken() {
    assertThat(TurnChecks.check(turn().build())).isEmpty();
    assertThat(TurnChecks.check(turn().setStreamId("call:1").build())).isEmpty();
  }

  private static SpeakerTurn.Builder turn() {
    return SpeakerTurn.newBuilder()
        .setTenantId("acme")
        .setInterviewId("talk")
        .setStartMs(1_000)
        .setEndMs(2_000)
        .setSpeaker("Ada");
  }
}
