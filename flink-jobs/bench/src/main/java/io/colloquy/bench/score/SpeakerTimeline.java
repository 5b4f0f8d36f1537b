package io.colloquy.bench.score;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** When each speaker speaks. A speaker's turns that overlap are one; those that touch are two. */
final class SpeakerTimeline {

  private final Map<String, List<SpeakerTurn>> turns = new TreeMap<>();

  SpeakerTimeline(List<SpeakerTurn> all) {
    all.stream()
        .filter(turn -> turn.endMs() > turn.startMs())
        .sorted(Comparator.comparingLong(SpeakerTurn::startMs))
        .forEach(this::add);
  }

  private void add(SpeakerTurn turn) {
    List<SpeakerTurn> own = turns.computeIfAbsent(turn.speaker(), speaker -> new ArrayList<>());
    SpeakerTurn last = own.isEmpty() ? null : own.get(own.size() - 1);
    if (last != null && last.endMs() > turn.startMs()) {
      long endMs = Math.max(last.endMs(), turn.endMs());
      own.set(own.size() - 1, new SpeakerTurn(turn.speaker(), last.startMs(), endMs, ""));
    } else {
      own.add(turn);
    }
  }

  /** In order of their names. */
  List<String> speakers() {
    return List.copyOf(turns.keySet());
  }

  /** Where turns start and end. */
  TreeSet<Long> boundaries() {
    TreeSet<Long> boundaries = new TreeSet<>();
    for (Collection<SpeakerTurn> own : turns.values()) {
      own.forEach(turn -> boundaries.addAll(List.of(turn.startMs(), turn.endMs())));
    }
    return boundaries;
  }

  long speechMs(String speaker) {
    return turns.get(speaker).stream().mapToLong(turn -> turn.endMs() - turn.startMs()).sum();
  }

  boolean speaks(String speaker, long ms) {
    List<SpeakerTurn> own = turns.get(speaker);
    int low = 0;
    int high = own.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (own.get(middle).endMs() <= ms) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < own.size() && own.get(low).startMs() <= ms;
  }

  /** For each of these speakers and each of the others, how long both speak at once. */
  long[][] togetherMs(SpeakerTimeline others) {
    List<String> these = speakers();
    List<String> those = others.speakers();
    long[][] together = new long[these.size()][those.size()];
    TreeSet<Long> limits = boundaries();
    limits.addAll(others.boundaries());
    for (Long start : limits) {
      Long end = limits.higher(start);
      for (int i = 0; end != null && i < these.size(); i++) {
        for (int j = 0; j < those.size(); j++) {
          if (speaks(these.get(i), start) && others.speaks(those.get(j), start)) {
            together[i][j] += end - start;
          }
        }
      }
    }
    return together;
  }
}
