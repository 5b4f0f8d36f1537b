package io.colloquy.flink.outcome;

import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * A step that takes each stream's outcomes in order, whatever order they come in, and each once.
 * Everything is cleared by {@code CLOSED} or {@code DELETED}; the mark that they leave against
 * windows that were still heard, and against recognitions that come again, by its timer.
 *
 * @param <T> what the step tells
 */
public abstract class OutcomeStep<T> extends KeyedProcessFunction<String, Recognition, T> {
  private transient GenerationState generation;
  private transient ValueState<OutcomeLife> life;
  private transient OutcomeOrder order;

  @Override
  public void open(OpenContext context) {
    generation = GenerationState.open(getRuntimeContext());
    life =
        getRuntimeContext().getState(new ValueStateDescriptor<>("outcome-life", OutcomeLife.class));
    order = OutcomeOrder.open(getRuntimeContext());
  }

  /**
   * Whether the step takes this, which is no signal of the interview's life: of the outcomes, one
   * for each number and each part.
   */
  protected abstract boolean takes(Recognition recognition);

  /** The interview began, or began anew with a higher generation; nothing is known of it. */
  protected abstract void begun(Recognition first, Collector<T> out) throws Exception;

  /** The next outcome of its stream. */
  protected abstract void next(Recognition outcome, Collector<T> out) throws Exception;

  /**
   * Late audio filled a gap, at least in part.
   *
   * @param parts outcomes in order; the last one is the {@code GAP} that tells what remains
   */
  protected abstract void filled(List<Recognition> parts, Collector<T> out) throws Exception;

  /** Somebody told of the interview's speakers, and the step takes that. */
  protected void told(Recognition speakers, Collector<T> out) throws Exception {}

  /**
   * Everything that the interview has was taken. Told again after late audio, and after {@link
   * #told}.
   *
   * @param cause the recognition that was last
   * @param streams the ids of all streams that had audio
   * @param outcomes how many were taken: a step that took as many has taken the same
   */
  protected abstract void completed(
      Recognition cause, Set<String> streams, long outcomes, Collector<T> out) throws Exception;

  /** The interview was closed or deleted. */
  protected abstract void over(Recognition signal, Collector<T> out) throws Exception;

  /** Forgets what the step itself keeps of the interview. */
  protected abstract void clear();

  @Override
  public final void processElement(Recognition next, Context context, Collector<T> out)
      throws Exception {
    generation.taking(context.timerService());
    RecognitionKind kind = next.getKind();
    if (kind == RecognitionKind.DELETED) {
      end(next, context, out);
    } else if ((isSignal(kind) || takes(next)) && !generation.drops(next.getGeneration())) {
      if (kind == RecognitionKind.CLOSED) {
        end(next, context, out);
      } else {
        take(next, out);
      }
    }
  }

  private static boolean isSignal(RecognitionKind kind) {
    return switch (kind) {
      case BEGUN, ENDED, CLOSED, DELETED -> true;
      case WORDS, FAILURE, GAP, TURNS, NO_TURNS, SPEAKERS, UNKNOWN -> false;
    };
  }

  private void take(Recognition next, Collector<T> out) throws Exception {
    if (generation.isBegunBy(next.getGeneration())) {
      clearAll();
      generation.begin(next.getGeneration());
      life.update(OutcomeLife.open());
      begun(next, out);
    }
    switch (next.getKind()) {
      case BEGUN -> {}
      case ENDED -> life.update(OutcomeLife.ended(next.getWindowCounts()));
      case SPEAKERS -> told(next, out);
      default -> order.take(next, taker(out));
    }
    OutcomeLife now = life.value();
    boolean again = now.complete() && next.getKind() == RecognitionKind.SPEAKERS;
    if (again || now.ended() && order.haveAll(now.windowCounts())) {
      life.update(now.completed());
      completed(next, now.windowCounts().keySet(), order.taken(), out);
    }
  }

  private OutcomeOrder.Taker taker(Collector<T> out) {
    return new OutcomeOrder.Taker() {
      @Override
      public void next(Recognition outcome) throws Exception {
        OutcomeLife now = life.value();
        if (now.complete()) {
          life.update(now.resumed());
        }
        OutcomeStep.this.next(outcome, out);
      }

      @Override
      public void filled(List<Recognition> parts) throws Exception {
        OutcomeStep.this.filled(parts, out);
      }
    };
  }

  private void end(Recognition signal, Context context, Collector<T> out) throws Exception {
    clearAll();
    over(signal, out);
    boolean deleted = signal.getKind() == RecognitionKind.DELETED;
    generation.end(signal.getGeneration(), deleted, context.timerService());
  }

  private void clearAll() {
    life.clear();
    order.clear();
    clear();
  }

  @Override
  public final void onTimer(long timestamp, OnTimerContext context, Collector<T> out)
      throws IOException {
    generation.timePassed(context.timerService());
  }
}
