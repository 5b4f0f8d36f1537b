package io.colloquy.core.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChunkOrderTest {
  private final ChunkOrder order =
      new ChunkOrder(OrderSettings.defaults(), ChunkOrder.State.start());

  @Test
  void chunksInOrderAreReadyAtOnce() {
    assertThat(offer(0, 100)).isEqualTo(Arrival.ACCEPT);
    assertThat(order.ready()).extracting(WaitingChunk::sequence).containsExactly(0L);
    assertThat(order.nextDeadlineMs()).isEmpty();
    assertThat(order.overdue(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void anEarlyChunkWaitsForItsTurn() {
    offer(1, 100);
    assertThat(order.ready()).isEmpty();
    offer(0, 200);
    assertThat(order.ready()).extracting(WaitingChunk::sequence).containsExactly(0L, 1L);
  }

  @Test
  void aHoleIsGivenUpWhenTheWaitIsOver() {
    offer(3, 500);
    offer(2, 700);
    assertThat(order.nextDeadlineMs()).hasValue(10_500);
    assertThat(order.overdue(10_499)).isEmpty();
    assertThat(order.overdue(10_500)).contains(new MissingRun(0, 1));
    assertThat(order.ready()).extracting(WaitingChunk::sequence).containsExactly(2L, 3L);
  }

  @Test
  void aHoleIsGivenUpWhenTooMuchAudioWaitsBehindIt() {
    for (int sequence = 1; sequence <= 60; sequence++) {
      offer(sequence, 0);
    }
    assertThat(order.overdue(0)).isEmpty();
    offer(61, 0);
    assertThat(order.overdue(0)).contains(new MissingRun(0, 0));
    assertThat(order.ready()).hasSize(61);
  }

  @Test
  void audioOfUnknownLengthCountsByItsSize() {
    for (int sequence = 1; sequence <= 61; sequence++) {
      order.offer(new WaitingChunk(sequence, 0, 0, 0, 1_000));
    }
    assertThat(order.overdue(0)).contains(new MissingRun(0, 0));
  }

  @Test
  void whatComesAgainHasItsTurnAndTheRestIsWaitedForAnew() {
    offer(1, 100);
    order.overdue(20_000);
    order.ready();
    order.end(6, 200);
    order.overdue(20_000);
    order.goBackTo(4, 50_000);
    assertThat(order.isComplete()).isFalse();
    assertThat(offer(5, 50_000)).isEqualTo(Arrival.ACCEPT);
    assertThat(offer(3, 50_000)).isEqualTo(Arrival.LATE);
    assertThat(offer(0, 50_000)).isEqualTo(Arrival.LATE);
    assertThat(order.overdue(59_999)).isEmpty();
    assertThat(order.overdue(60_000)).contains(new MissingRun(4, 4));
    assertThat(order.ready()).extracting(WaitingChunk::sequence).containsExactly(5L);
    assertThat(order.overdue(60_000)).contains(new MissingRun(6, 6));
  }

  @Test
  void aChunkThatCouldNotBeUsedMayComeAgain() {
    offer(0, 0);
    order.ready();
    order.giveUp(0);
    assertThat(offer(0, 100)).isEqualTo(Arrival.LATE);
    assertThat(offer(0, 100)).isEqualTo(Arrival.DUPLICATE);
  }

  @Test
  void oneHoleAfterTheOtherIsGivenUp() {
    offer(1, 0);
    offer(3, 4_000);
    assertThat(order.overdue(10_000)).contains(new MissingRun(0, 0));
    assertThat(order.overdue(10_000)).isEmpty();
    order.ready();
    assertThat(order.nextDeadlineMs()).hasValue(14_000);
    assertThat(order.overdue(14_000)).contains(new MissingRun(2, 2));
  }

  @Test
  void whatCameBeforeIsADuplicate() {
    offer(0, 0);
    offer(2, 0);
    order.ready();
    assertThat(offer(0, 0)).isEqualTo(Arrival.DUPLICATE);
    assertThat(offer(2, 0)).isEqualTo(Arrival.DUPLICATE);
  }

  @Test
  void whatWasGivenUpComesLateOnce() {
    offer(5, 0);
    order.overdue(Long.MAX_VALUE);
    assertThat(offer(2, 0)).isEqualTo(Arrival.LATE);
    assertThat(offer(2, 0)).isEqualTo(Arrival.DUPLICATE);
    assertThat(order.state().givenUp()).containsExactly(new MissingRun(0, 1), new MissingRun(3, 4));
  }

  @Test
  void theEndRefusesWhatComesBehindIt() {
    order.end(1, 0);
    assertThat(offer(2, 0)).isEqualTo(Arrival.AFTER_END);
    offer(0, 0);
    offer(1, 0);
    order.ready();
    assertThat(order.isComplete()).isTrue();
  }

  @Test
  void aMissingTailIsGivenUpToo() {
    offer(0, 0);
    order.ready();
    order.end(4, 1_000);
    assertThat(order.isComplete()).isFalse();
    assertThat(order.overdue(11_000)).contains(new MissingRun(1, 4));
    assertThat(order.isComplete()).isTrue();
  }

  @Test
  void anEndBeforeWhatWasAcceptedMovesBehindIt() {
    offer(0, 0);
    offer(7, 0);
    order.end(3, 0);
    assertThat(order.state().lastSequence()).isEqualTo(7);
    order.end(100, 0);
    assertThat(order.state().lastSequence()).isEqualTo(7);
  }

  @Test
  void aStreamWithoutChunksIsCompleteAtItsEnd() {
    assertThat(order.isComplete()).isFalse();
    order.end(-1, 0);
    assertThat(order.isComplete()).isTrue();
    assertThat(order.overdue(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void ofAStreamOfWhichNothingCameNothingIsMissingYet() {
    order.end(3, 1_000);
    assertThat(order.nextDeadlineMs()).isEmpty();
    assertThat(order.overdue(Long.MAX_VALUE)).isEmpty();
    assertThat(order.isComplete()).isFalse();
    assertThat(offer(0, 500_000)).isEqualTo(Arrival.ACCEPT);
    assertThat(order.ready()).hasSize(1);
    assertThat(order.overdue(Long.MAX_VALUE)).contains(new MissingRun(1, 3));
  }

  @Test
  void aNegativeSequenceIsRefused() {
    assertThatThrownBy(() -> offer(-1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  private Arrival offer(long sequence, long appendedAtMs) {
    return order.offer(new WaitingChunk(sequence, sequence * 1_000, 1_000, appendedAtMs, 0));
  }
}
