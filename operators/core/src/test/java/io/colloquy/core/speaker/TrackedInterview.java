package io.colloquy.core.speaker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A tracker with its state and what it told, as its surroundings would keep them. */
final class TrackedInterview {
  private final SpeakerTracker tracker;
  private final List<TrackedWindow> windows = new ArrayList<>();
  private final Map<WindowId, WindowTurns> told = new HashMap<>();
  private SpeakerState state;

  TrackedInterview(SpeakerSettings settings, int expected) {
    tracker = new SpeakerTracker(settings);
    state = SpeakerState.start().expecting(expected);
  }

  WindowTurns hear(LocalTurns window) {
    Tracked tracked = tracker.window(state, window);
    state = tracked.state();
    windows.add(tracked.window());
    told.put(window.window(), tracked.turns());
    return tracked.turns();
  }

  void hearAll(List<LocalTurns> all) {
    all.forEach(this::hear);
  }

  List<WindowTurns> recluster() {
    Reclustered result = tracker.recluster(state, windows);
    state = result.state();
    result.changed().forEach(turns -> told.put(turns.window(), turns));
    return result.changed();
  }

  SpeakerState state() {
    return state;
  }

  WindowTurns turnsNow(WindowId id) {
    return tracker.turns(state, window(id));
  }

  /** All that was told and not replaced. */
  Map<WindowId, WindowTurns> told() {
    return told;
  }

  /** The number of each local speaker as of now. */
  Map<Integer, Integer> names(WindowId id) {
    Map<Integer, Integer> clusters = state.speakersOfClusters();
    Map<Integer, Integer> names = new HashMap<>();
    window(id).speakers().forEach(s -> names.put(s.number(), clusters.get(s.cluster())));
    return names;
  }

  /**
   * The share of speech that is told of the right person, when numbers are given to people in the
   * best way.
   */
  double accuracy(SimulatedInterview truth, int people) {
    TreeSet<Integer> numbers = new TreeSet<>();
    told.values().forEach(w -> w.turns().forEach(turn -> numbers.add(turn.speaker())));
    List<Integer> columns = List.copyOf(numbers);
    double[][] costs = new double[people][columns.size()];
    double all = 0;
    for (TrackedWindow window : windows) {
      List<Turn> turns = told.get(window.window()).turns();
      for (Turn local : window.turns()) {
        int person = truth.person(window.window(), local.speaker());
        all += local.durationMs();
        turns.stream()
            .filter(t -> t.startMs() == local.startMs() && t.endMs() == local.endMs())
            .filter(t -> t.speaker() != Turn.UNKNOWN)
            .forEach(t -> costs[person][columns.indexOf(t.speaker())] -= t.durationMs());
      }
    }
    int[] columnOf = OptimalAssignment.cheapest(costs);
    double right = 0;
    for (int person = 0; person < people; person++) {
      right -= columnOf[person] < 0 ? 0 : costs[person][columnOf[person]];
    }
    return right / all;
  }

  private TrackedWindow window(WindowId id) {
    return windows.stream().filter(window -> window.window().equals(id)).findFirst().get();
  }
}
