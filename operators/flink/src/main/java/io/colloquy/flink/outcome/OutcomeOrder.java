package io.colloquy.flink.outcome;

import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;

/** Puts the outcomes of the interview that is the current key in order, each once. */
final class OutcomeOrder {
  /** Who takes them in order. */
  interface Taker {
    /** The next outcome of its stream. */
    void next(Recognition outcome) throws Exception;

    /** All outcomes of late audio in a gap; the last one is the {@code GAP} that ends them. */
    void filled(List<Recognition> parts) throws Exception;
  }

  private final MapState<String, Long> numbers;
  private final MapState<OutcomePosition, Recognition> waiting;
  private final MapState<OutcomePosition, Integer> filledParts;

  /**
   * @param numbers the next one of each stream
   * @param waiting outcomes whose turn is still to come; removed when it comes
   * @param filledParts how many parts of a gap's number were told
   */
  private OutcomeOrder(
      MapState<String, Long> numbers,
      MapState<OutcomePosition, Recognition> waiting,
      MapState<OutcomePosition, Integer> filledParts) {
    this.numbers = numbers;
    this.waiting = waiting;
    this.filledParts = filledParts;
  }

  static OutcomeOrder open(RuntimeContext context) {
    return new OutcomeOrder(
        context.getMapState(new MapStateDescriptor<>("numbers", String.class, Long.class)),
        context.getMapState(
            new MapStateDescriptor<>("waiting", OutcomePosition.class, Recognition.class)),
        context.getMapState(
            new MapStateDescriptor<>("filled-parts", OutcomePosition.class, Integer.class)));
  }

  /** Takes an outcome, and hands on what is in order now. The first of a position wins. */
  void take(Recognition outcome, Taker taker) throws Exception {
    OutcomePosition position = OutcomePosition.of(outcome);
    if (waiting.contains(position)) {
      return;
    }
    if (position.part() > 0) {
      OutcomePosition gap = position.withPart(0);
      if (position.part() > filledParts(gap)) {
        waiting.put(position, outcome);
        fill(gap, taker);
      }
    } else if (position.number() >= number(position.streamId())) {
      waiting.put(position, outcome);
      takeAllInOrder(position.streamId(), taker);
    }
  }

  private long number(String streamId) throws Exception {
    Long next = numbers.get(streamId);
    return next == null ? 0 : next;
  }

  private int filledParts(OutcomePosition gap) throws Exception {
    Integer filled = filledParts.get(gap);
    return filled == null ? 0 : filled;
  }

  private void takeAllInOrder(String streamId, Taker taker) throws Exception {
    while (true) {
      OutcomePosition position = new OutcomePosition(streamId, number(streamId), 0);
      Recognition outcome = waiting.get(position);
      if (outcome == null) {
        return;
      }
      waiting.remove(position);
      numbers.put(streamId, position.number() + 1);
      taker.next(outcome);
      fill(position, taker);
    }
  }

  /** Hands on every filling of a gap whose parts are all there, once the gap itself was. */
  private void fill(OutcomePosition gap, Taker taker) throws Exception {
    if (gap.number() >= number(gap.streamId())) {
      return;
    }
    List<Recognition> parts = new ArrayList<>();
    int part = filledParts(gap) + 1;
    Recognition outcome = waiting.get(gap.withPart(part));
    while (outcome != null) {
      parts.add(outcome);
      if (outcome.getKind() == RecognitionKind.GAP) {
        for (Recognition taken : parts) {
          waiting.remove(gap.withPart(taken.getPart()));
        }
        filledParts.put(gap, part);
        taker.filled(List.copyOf(parts));
        parts.clear();
      }
      part++;
      outcome = waiting.get(gap.withPart(part));
    }
  }

  /** Whether none waits, and every stream has as many as counted. */
  boolean haveAll(Map<String, Long> windowCounts) throws Exception {
    if (!waiting.isEmpty()) {
      return false;
    }
    for (Map.Entry<String, Long> count : windowCounts.entrySet()) {
      if (number(count.getKey()) < count.getValue()) {
        return false;
      }
    }
    return true;
  }

  /** How many were handed on so far. */
  long taken() throws Exception {
    long taken = 0;
    for (long number : numbers.values()) {
      taken += number;
    }
    for (int parts : filledParts.values()) {
      taken += parts;
    }
    return taken;
  }

  void clear() {
    numbers.clear();
    waiting.clear();
    filledParts.clear();
  }
}
