package io.colloquy.bench.upgrade;

import io.colloquy.bench.state.StateName;
import io.colloquy.flink.Uids;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The states that have no entry in any savepoint, and why. */
final class EmptyStates {
  private static final String EVENT_TIMERS = "_timer_state/event_user-timers";
  private static final String PROCESSING_TIMERS = "_timer_state/processing_user-timers";

  /** Flink gives timers of both kinds to every keyed step. */
  private static final String NO_EVENT_TIME =
      "only %s waits for event time".formatted(Uids.WINDOW_AUDIO);

  private static final Map<StateName, String> REASONS = reasons();

  private EmptyStates() {}

  private static Map<StateName, String> reasons() {
    Map<StateName, String> reasons = new TreeMap<>();
    for (String step :
        new String[] {
          Uids.STITCH_WINDOWS,
          Uids.TRACK_SPEAKERS,
          Uids.ALIGN_SPEAKERS,
          Uids.CUT_PASSAGES,
          Uids.FIND_CHAPTERS,
          Uids.PUBLISH_PASSAGES,
          Uids.PUBLISH_SEGMENTS,
          Uids.KEEP_LEDGER
        }) {
      reasons.put(new StateName(step, EVENT_TIMERS), NO_EVENT_TIME);
    }
    reasons.put(new StateName(Uids.CUT_PASSAGES, PROCESSING_TIMERS), "it waits for no time");
    return reasons;
  }

  /** All of them, with the reason. */
  static Map<StateName, String> all() {
    return REASONS;
  }

  /** Why a state has no entry; empty if it should have one. */
  static Optional<String> reason(StateName state) {
    return Optional.ofNullable(REASONS.get(state));
  }
}
