package io.colloquy.flink.align;

import io.colloquy.flink.StartTime;
import io.colloquy.flink.read.TurnRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimerService;

/**
 * Outside turns that were read before the interview, which is the current key, began: their topic
 * and that of its words have no order between them.
 */
final class EarlyTurns {
  /** How many of an interview are held. */
  static final int MOST = 1_000;

  /** For how long, counted from the first one, and anew from each start of the step. */
  static final Duration HELD = Duration.ofMinutes(10);

  private final StartTime start = new StartTime();
  private final ListState<TurnRecord> turns;
  private final ValueState<HeldTurns> holding;

  EarlyTurns(RuntimeContext context) {
    turns = context.getListState(new ListStateDescriptor<>("early-turns", TurnRecord.class));
    holding = context.getState(new ValueStateDescriptor<>("holding", HeldTurns.class));
  }

  /**
   * Keeps a turn until the interview begins.
   *
   * @return false if there are too many
   */
  boolean hold(TurnRecord turn, TimerService timers) throws Exception {
    start.noted(timers.currentProcessingTime());
    HeldTurns now = holding.value();
    if (now == null) {
      now = new HeldTurns(0, timers.currentProcessingTime() + HELD.toMillis());
      timers.registerProcessingTimeTimer(now.untilMs());
    }
    if (now.count() == MOST) {
      return false;
    }
    turns.add(turn);
    holding.update(new HeldTurns(now.count() + 1, now.untilMs()));
    return true;
  }

  /** All that are held, which are forgotten. */
  List<TurnRecord> take() throws Exception {
    List<TurnRecord> held = new ArrayList<>();
    if (holding.value() != null) {
      turns.get().forEach(held::add);
      turns.clear();
      holding.clear();
    }
    return held;
  }

  /** A processing-time timer fired: those whose interview did not begin, which are forgotten. */
  List<TurnRecord> timePassed(TimerService timers) throws Exception {
    long nowMs = timers.currentProcessingTime();
    long startedAtMs = start.noted(nowMs);
    HeldTurns now = holding.value();
    if (now == null) {
      return List.of();
    }
    long untilMs = Math.max(now.untilMs(), startedAtMs + HELD.toMillis());
    if (nowMs < untilMs) {
      timers.registerProcessingTimeTimer(untilMs);
      return List.of();
    }
    return take();
  }
}
