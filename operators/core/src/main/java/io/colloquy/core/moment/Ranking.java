package io.colloquy.core.moment;

import java.util.List;

/**
 * What one search found.
 *
 * @param weight how much its opinion counts beside the others'
 * @param places the best first
 */
public record Ranking(double weight, List<Place> places) {

  public Ranking {
    places = List.copyOf(places);
  }
}
