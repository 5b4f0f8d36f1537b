package io.colloquy.local.stack;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for a condition in another process, which nothing here can be told of. What a look costs,
 * the process that is waited for lacks: looks take a quarter of the time at the most.
 */
public final class Wait {

  private static final long POLL_MS = 100;
  private static final int PAUSE_PER_LOOK = 3;
  private static final long LONGEST_PAUSE_MS = 1_000;

  private Wait() {}

  /**
   * @throws StackException when the condition does not come true in time
   */
  public static void until(String what, long withinMs, BooleanSupplier condition) {
    until(what, withinMs, POLL_MS, condition);
  }

  /**
   * @param pollMs between two looks at the least, for a condition that costs others something
   * @throws StackException when the condition does not come true in time
   */
  public static void until(String what, long withinMs, long pollMs, BooleanSupplier condition) {
    long end = System.nanoTime() + withinMs * 1_000_000;
    long look = System.nanoTime();
    while (!condition.getAsBoolean()) {
      long now = System.nanoTime();
      if (now - end > 0) {
        throw new StackException("waited %d s in vain for %s".formatted(withinMs / 1000, what));
      }
      try {
        Thread.sleep(Math.max(pollMs, pauseMs(now - look)));
        look = System.nanoTime();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StackException("interrupted while waiting for " + what, e);
      }
    }
  }

  /**
   * Waits for something and returns it.
   *
   * @throws StackException when it is not there in time
   */
  public static <T> T untilPresent(String what, long withinMs, Supplier<Optional<T>> source) {
    AtomicReference<T> found = new AtomicReference<>();
    until(
        what,
        withinMs,
        () -> {
          source.get().ifPresent(found::set);
          return found.get() != null;
        });
    return found.get();
  }

  private static long pauseMs(long lookNanos) {
    return Math.min(LONGEST_PAUSE_MS, PAUSE_PER_LOOK * lookNanos / 1_000_000);
  }
}
