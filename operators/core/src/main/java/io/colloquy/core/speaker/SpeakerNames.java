package io.colloquy.core.speaker;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Tells a window's turns with the interview's speakers, as a state knows them. */
final class SpeakerNames {
  private static final Comparator<Turn> BY_TIME =
      Comparator.comparingLong(Turn::startMs)
          .thenComparingLong(Turn::endMs)
          .thenComparingInt(Turn::speaker);

  private final Map<Integer, Integer> speakersOfClusters;
  private final List<Integer> everybody;

  SpeakerNames(SpeakerState state) {
    this.speakersOfClusters = state.speakersOfClusters();
    this.everybody = state.everybody();
  }

  WindowTurns turns(TrackedWindow window) {
    Map<Integer, Integer> names = names(window.speakers());
    List<Turn> turns =
        window.turns().stream()
            .map(turn -> turn.by(names.getOrDefault(turn.speaker(), Turn.UNKNOWN)))
            .sorted(BY_TIME)
            .toList();
    return new WindowTurns(window.window(), turns);
  }

  /** A brief voice gives way where another of the window turns out to be the same speaker. */
  private Map<Integer, Integer> names(List<TrackedSpeaker> speakers) {
    Map<Integer, Integer> names = new HashMap<>();
    Set<Integer> taken = new HashSet<>();
    inOrderOfTrust(speakers)
        .forEach(
            local -> {
              int speaker = speakersOfClusters.getOrDefault(local.cluster(), Turn.UNKNOWN);
              boolean free = taken.add(speaker);
              names.put(local.number(), free || !local.brief() ? speaker : Turn.UNKNOWN);
            });
    nameTheOnlyOneLeft(names);
    return names;
  }

  private static Stream<TrackedSpeaker> inOrderOfTrust(List<TrackedSpeaker> speakers) {
    return speakers.stream().sorted(Comparator.comparing(TrackedSpeaker::brief));
  }

  /** Where all speakers of the interview are known and all but one are named, so is the last. */
  private void nameTheOnlyOneLeft(Map<Integer, Integer> names) {
    Set<Integer> missing = new HashSet<>(everybody);
    missing.removeAll(names.values());
    List<Integer> unknown =
        names.keySet().stream().filter(local -> names.get(local) == Turn.UNKNOWN).toList();
    if (everybody.size() > 1 && missing.size() == 1 && unknown.size() == 1) {
      names.put(unknown.get(0), missing.iterator().next());
    }
  }
}
