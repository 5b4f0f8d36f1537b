package io.colloquy.core.speaker;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A window that waits for its turn among those of other streams.
 *
 * @param startMs media time
 */
public record HeldWindow(long startMs, LocalTurns turns) {
  private static final Comparator<HeldWindow> BY_START =
      Comparator.comparingLong(HeldWindow::startMs)
          .thenComparing(held -> held.turns.window().stream())
          .thenComparingLong(held -> held.turns.window().number())
          .thenComparingInt(held -> held.turns.window().part());

  /**
   * Those that are next, so that the order of an interview's windows, and with it the speakers'
   * numbers, follows media time across the streams that are known. A window waits until each of
   * them has come as far as its start, but for none that is far behind: it may be silent. A stream
   * of which nothing was heard yet is not waited for, so that one alone has its speakers at once:
   * of two that begin together, the one whose first window arrives first has the lower numbers.
   *
   * @param reachedMs by stream, before which media time none of its windows will start
   * @param patienceMs how far another stream may be behind
   * @return in the order in which to take them
   */
  public static List<HeldWindow> next(
      Collection<HeldWindow> held, Map<String, Long> reachedMs, long patienceMs) {
    long farthest = reachedMs.values().stream().mapToLong(Long::longValue).max().orElse(0);
    long nearest = reachedMs.values().stream().mapToLong(Long::longValue).min().orElse(0);
    long until = Math.max(nearest, farthest - patienceMs);
    return inOrder(held).stream().filter(window -> window.startMs <= until).toList();
  }

  /** All of them, in the order in which to take them. */
  public static List<HeldWindow> inOrder(Collection<HeldWindow> held) {
    return held.stream().sorted(BY_START).toList();
  }
}
