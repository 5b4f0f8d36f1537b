package io.colloquy.bench.state;

import java.util.Comparator;

/**
 * Names a state.
 *
 * @param step the uid of the step that keeps it
 * @param state as its descriptor calls it; timers begin with {@code _timer_state/}
 */
public record StateName(String step, String state) implements Comparable<StateName> {
  private static final Comparator<StateName> ORDER =
      Comparator.comparing(StateName::step).thenComparing(StateName::state);

  @Override
  public int compareTo(StateName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return step + "/" + state;
  }
}
