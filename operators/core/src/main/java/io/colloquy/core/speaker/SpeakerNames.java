package io.colloquy.core.speaker;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    Map<Integer, Integer> names = names(window);
    List<Turn> turns =
        window.turns().stream()
            .map(turn -> turn.by(names.getOrDefault(turn.speaker(), Turn.UNKNOWN)))
            .sorted(BY_TIME)
            .toList();
    return new WindowTurns(window.window(), turns);
  }

  /** A brief voice gives way where somebody who speaks at the same time is that speaker. */
  private Map<Integer, Integer> names(TrackedWindow window) {
    Map<Integer, Integer> names = new HashMap<>();
    inOrderOfTrust(window.speakers())
        .forEach(
            local -> {
              int speaker = speakersOfClusters.getOrDefault(local.cluster(), Turn.UNKNOWN);
              boolean free = !atOnce(window, local.number(), names).contains(speaker);
              names.put(local.number(), free || !local.brief() ? speaker : Turn.UNKNOWN);
            });
    for (TrackedSpeaker local : window.speakers()) {
      if (names.get(local.number()) == Turn.UNKNOWN) {
        names.put(local.number(), onlyOneLeft(atOnce(window, local.number(), names)));
      }
    }
    return names;
  }

  private static Stream<TrackedSpeaker> inOrderOfTrust(List<TrackedSpeaker> speakers) {
    return speakers.stream().sorted(Comparator.comparing(TrackedSpeaker::brief));
  }

  /** Who speaks at the same time as a local speaker, as far as there are names. */
  private static Set<Integer> atOnce(TrackedWindow window, int local, Map<Integer, Integer> names) {
    return names.keySet().stream()
        .filter(other -> LocalTurns.speakAtOnce(window.turns(), local, other))
        .map(names::get)
        .collect(Collectors.toSet());
  }

  /** Where all speakers of the interview are known and all but one speak, it is the last. */
  private int onlyOneLeft(Set<Integer> speaking) {
    List<Integer> silent =
        everybody.stream().filter(speaker -> !speaking.contains(speaker)).toList();
    return everybody.size() > 1 && silent.size() == 1 ? silent.get(0) : Turn.UNKNOWN;
  }
}
