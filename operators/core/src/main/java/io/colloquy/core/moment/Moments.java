package io.colloquy.core.moment;

import java.util.ArrayList;
import java.util.List;

/** Keeps one of the moments that lie so near to each other that a person hears them as one. */
public final class Moments {

  private final long nearMs;
  private final List<Place> taken = new ArrayList<>();

  /**
   * @param nearMs moments that begin less than this apart are one
   */
  public Moments(long nearMs) {
    this.nearMs = nearMs;
  }

  /**
   * Whether this is a moment of its own; it is then remembered.
   *
   * @param place begins where the moment does
   */
  public boolean take(Place place) {
    boolean known = taken.stream().anyMatch(other -> isNear(other, place));
    if (!known) {
      taken.add(place);
    }
    return !known;
  }

  private boolean isNear(Place one, Place other) {
    return one.interview().equals(other.interview())
        && Math.abs(one.startMs() - other.startMs()) < nearMs;
  }
}
