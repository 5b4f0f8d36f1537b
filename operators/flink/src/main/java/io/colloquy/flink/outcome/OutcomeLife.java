package io.colloquy.flink.outcome;

import java.util.Map;

/**
 * How far an interview has come.
 *
 * @param ended whether {@code ENDED} came and is not answered yet
 * @param complete whether all is there, and nothing came since
 * @param windowCounts how many windows and gaps each stream has, as {@code ENDED} told last
 */
public record OutcomeLife(boolean ended, boolean complete, Map<String, Long> windowCounts) {

  public OutcomeLife {
    windowCounts = windowCounts == null ? Map.of() : windowCounts;
  }

  static OutcomeLife open() {
    return new OutcomeLife(false, false, Map.of());
  }

  static OutcomeLife ended(Map<String, Long> counts) {
    return new OutcomeLife(true, false, counts);
  }

  /** With more audio than was complete. */
  OutcomeLife resumed() {
    return new OutcomeLife(ended, false, windowCounts);
  }

  OutcomeLife completed() {
    return new OutcomeLife(false, true, windowCounts);
  }
}
