package io.colloquy.core.speaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The speech of each speaker over which nobody else speaks. */
public final class CleanSpeech {
  private CleanSpeech() {}

  /**
   * Finds it.
   *
   * @param turns in any order; they may overlap
   * @return for every speaker of the turns, ascending, those stretches in order; none if somebody
   *     else speaks all the time
   */
  public static Map<Integer, List<Turn>> of(List<Turn> turns) {
    Map<Integer, List<Turn>> clean = new TreeMap<>();
    TreeSet<Long> bounds = new TreeSet<>();
    for (Turn turn : turns) {
      clean.putIfAbsent(turn.speaker(), new ArrayList<>());
      bounds.add(turn.startMs());
      bounds.add(turn.endMs());
    }
    for (long startMs : bounds) {
      Long endMs = bounds.higher(startMs);
      if (endMs != null) {
        int[] speakers = speakers(turns, startMs, endMs);
        if (speakers.length == 1) {
          append(new Turn(startMs, endMs, speakers[0]), clean.get(speakers[0]));
        }
      }
    }
    return clean;
  }

  private static int[] speakers(List<Turn> turns, long startMs, long endMs) {
    return turns.stream()
        .filter(turn -> turn.overlapMs(startMs, endMs) > 0)
        .mapToInt(Turn::speaker)
        .distinct()
        .toArray();
  }

  /** A stretch that follows at once lengthens the last one. */
  private static void append(Turn stretch, List<Turn> stretches) {
    int last = stretches.size() - 1;
    if (last >= 0 && stretches.get(last).endMs() == stretch.startMs()) {
      long startMs = stretches.remove(last).startMs();
      stretches.add(new Turn(startMs, stretch.endMs(), stretch.speaker()));
    } else {
      stretches.add(stretch);
    }
  }
}
