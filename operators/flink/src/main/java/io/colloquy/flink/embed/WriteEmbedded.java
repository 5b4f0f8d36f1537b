package io.colloquy.flink.embed;

import io.colloquy.flink.WriterEpochState;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.embed.TextToEmbed.Kind;
import io.colloquy.flink.outcome.GenerationState;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * A step that writes documents of texts and their vectors. A higher generation makes all that was
 * before void. {@code CLOSED} may overtake vectors and is held until the last final text is taken;
 * then, and at once by {@code DELETED}, everything is cleared but a mark against vectors that were
 * still on their way, which its timer clears.
 */
public abstract class WriteEmbedded extends KeyedProcessFunction<String, Embedded, DocumentWrite>
    implements CheckpointedFunction {
  private final Kind unused;

  private transient GenerationState generation;
  private transient WriterEpochState epoch;

  /**
   * @param unused the kind of text that the step has no use for
   */
  protected WriteEmbedded(Kind unused) {
    this.unused = unused;
  }

  /**
   * The interview that is the current key begins, or a higher generation of it; its state is empty.
   */
  protected void begin(TextToEmbed of) throws IOException {}

  /** Takes a text with its vector, a final text, or that the interview was closed. */
  protected abstract void take(Embedded embedded, Context context, Collector<DocumentWrite> out)
      throws Exception;

  /** Whether the interview was closed, and its last final text is taken. */
  protected abstract boolean isOver() throws Exception;

  /** Forgets all that the step knows of the interview. */
  protected abstract void clear();

  /** Of the versions that this start of the step writes. */
  protected final long writerEpoch() {
    return epoch.epoch();
  }

  @Override
  public final void initializeState(FunctionInitializationContext context) throws Exception {
    epoch = WriterEpochState.open(context);
  }

  @Override
  public final void snapshotState(FunctionSnapshotContext context) throws Exception {
    epoch.snapshot();
  }

  @Override
  public void open(OpenContext context) {
    generation = GenerationState.open(getRuntimeContext());
  }

  @Override
  public final void processElement(Embedded embedded, Context context, Collector<DocumentWrite> out)
      throws Exception {
    generation.taking(context.timerService());
    TextToEmbed of = embedded.of();
    boolean isDeleted = of.kind() == Kind.DELETED;
    if (isDeleted) {
      out.collect(DocumentWrite.deleteInterview(of.key()));
    } else if (generation.drops(of.generation()) || of.kind() == unused) {
      return;
    } else {
      beginIfNew(of);
      take(embedded, context, out);
    }
    if (isDeleted || isOver()) {
      clear();
      generation.end(of.generation(), isDeleted, context.timerService());
    }
  }

  private void beginIfNew(TextToEmbed of) throws IOException {
    if (generation.isBegunBy(of.generation())) {
      generation.begin(of.generation());
      clear();
      begin(of);
    }
  }

  @Override
  public final void onTimer(long timestamp, OnTimerContext context, Collector<DocumentWrite> out)
      throws IOException {
    generation.timePassed(context.timerService());
  }
}
