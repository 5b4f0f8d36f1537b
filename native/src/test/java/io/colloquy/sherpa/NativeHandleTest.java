package io.colloquy.sherpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NativeHandleTest {

  private final List<Long> freed = new CopyOnWriteArrayList<>();
  private final NativeHandle handle = new NativeHandle("the stream", 42, freed::add);

  @Test
  void closingWaitsForTheCallInFlightAndFreesOnce() throws InterruptedException {
    CountDownLatch inCall = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    CompletableFuture<Long> call =
        CompletableFuture.supplyAsync(
            () ->
                handle.shared(
                    address -> {
                      inCall.countDown();
                      await(leave);
                      return address;
                    }));
    inCall.await();
    Thread closing = new Thread(handle::close);
    closing.start();
    while (closing.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(freed).isEmpty();
    leave.countDown();
    closing.join();
    assertThat(call.join()).isEqualTo(42);
    handle.close();
    assertThat(freed).containsExactly(42L);
  }

  @Test
  void aCallAfterClosingIsRefusedByName() {
    handle.close();
    assertThatThrownBy(() -> handle.shared(address -> address))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the stream is closed");
    assertThatThrownBy(() -> handle.exclusive(address -> address))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void sharedCallsRunAtTheSameTime() {
    CyclicBarrier both = new CyclicBarrier(2);
    CompletableFuture<Long> first = CompletableFuture.supplyAsync(() -> meet(both));
    assertThat(meet(both)).isEqualTo(first.join());
  }

  @Test
  void aFailedCallLeavesTheHandleUsable() {
    assertThatThrownBy(
            () ->
                handle.exclusive(
                    address -> {
                      throw new SherpaException("broken");
                    }))
        .isInstanceOf(SherpaException.class);
    assertThat(handle.<Long>exclusive(address -> address)).isEqualTo(42);
  }

  private long meet(CyclicBarrier both) {
    return handle.shared(
        address -> {
          try {
            both.await();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          return address;
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
