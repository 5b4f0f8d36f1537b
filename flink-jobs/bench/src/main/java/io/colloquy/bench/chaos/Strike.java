package io.colloquy.bench.chaos;

/**
 * What happens to a server.
 *
 * @param sentShare how much of all chunks is sent before, 0 to 1
 * @param pauseMs how long it is stopped; 0 if it is killed, and started again at once
 */
record Strike(Victim victim, double sentShare, long pauseMs) {

  boolean isKill() {
    return pauseMs == 0;
  }

  @Override
  public String toString() {
    String what = isKill() ? "kill " + victim : "pause %s for %d ms".formatted(victim, pauseMs);
    return "after %.0f %%: %s".formatted(100 * sentShare, what);
  }
}
