package io.colloquy.flink.transcribe;

import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step {@code transcribe-windows}: every window yields exactly one outcome, its words or a
 * failure, in the order in which recognizers finish. Retries happen inside one call.
 */
public final class TranscribeWindows extends RichAsyncFunction<SpeechWindow, Recognition> {
  private static final Logger LOG = LoggerFactory.getLogger(TranscribeWindows.class);
  private static final int ATTEMPTS = 3;

  /** An abort may come between two attempts, and so find nothing to end. */
  private static final long ABORT_AGAIN_MS = 100;

  private final WindowRecognizer.Factory factory;
  private final int poolSize;

  private transient BlockingQueue<WindowRecognizer> idle;
  private transient Set<SpeechWindow> awaited;
  private transient Map<SpeechWindow, WindowRecognizer> busy;
  private transient ExecutorService threads;
  private transient Counter failures;
  private transient Counter encoderPasses;

  /**
   * @param poolSize recognizers, and so threads, of each subtask
   */
  public TranscribeWindows(WindowRecognizer.Factory factory, int poolSize) {
    this.factory = factory;
    this.poolSize = poolSize;
  }

  @Override
  public void open(OpenContext context) {
    idle = new ArrayBlockingQueue<>(poolSize);
    awaited = ConcurrentHashMap.newKeySet();
    busy = new ConcurrentHashMap<>();
    for (int i = 0; i < poolSize; i++) {
      idle.add(factory.open());
    }
    threads = Executors.newFixedThreadPool(poolSize, task -> new Thread(task, "transcribe-window"));
    failures = counter("windowsFailed");
    encoderPasses = counter("encoderPasses");
  }

  private Counter counter(String name) {
    return getRuntimeContext().getMetricGroup().counter(name, new ThreadSafeSimpleCounter());
  }

  @Override
  public void asyncInvoke(SpeechWindow window, ResultFuture<Recognition> outcome) {
    awaited.add(window);
    threads.execute(
        () -> {
          try {
            outcome.complete(List.of(transcribe(window)));
          } catch (Throwable broken) {
            outcome.completeExceptionally(broken);
          }
        });
  }

  private Recognition transcribe(SpeechWindow window) throws InterruptedException {
    WindowRecognizer recognizer = idle.take();
    busy.put(window, recognizer);
    try {
      Recognition outcome = attempt(recognizer, window);
      encoderPasses.inc(outcome.getEncoderPasses());
      return outcome;
    } finally {
      busy.remove(window);
      awaited.remove(window);
      idle.add(recognizer);
    }
  }

  private Recognition attempt(WindowRecognizer recognizer, SpeechWindow window) {
    RecognitionException last = null;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (!awaited.contains(window)) {
        return Outcomes.failure(window, attempt - 1, "given up: its time was over");
      }
      try {
        return recognizer.recognize(window);
      } catch (RecognitionException failed) {
        last = failed;
        LOG.warn(
            "Attempt {} of {} failed on window {} of {}/{}/{}",
            attempt,
            ATTEMPTS,
            window.number(),
            window.tenantId(),
            window.interviewId(),
            window.streamId(),
            failed);
      }
    }
    failures.inc();
    return Outcomes.failure(window, ATTEMPTS, String.valueOf(last));
  }

  @Override
  public void timeout(SpeechWindow window, ResultFuture<Recognition> outcome) {
    awaited.remove(window);
    WindowRecognizer stuck = busy.get(window);
    if (stuck != null) {
      stuck.abort();
    }
    failures.inc();
    outcome.complete(List.of(Outcomes.failure(window, 1, "no outcome within the time allowed")));
  }

  @Override
  public void close() throws InterruptedException {
    if (threads != null) {
      awaited.clear();
      threads.shutdownNow();
      do {
        busy.values().forEach(WindowRecognizer::abort);
      } while (!threads.awaitTermination(ABORT_AGAIN_MS, TimeUnit.MILLISECONDS));
    }
    if (idle != null) {
      idle.forEach(WindowRecognizer::close);
    }
  }
}
