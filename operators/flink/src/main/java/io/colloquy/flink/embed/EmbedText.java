package io.colloquy.flink.embed;

import io.colloquy.flink.Uids;
import java.util.List;
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
 * The step {@code embed-text}: every text yields its vector, or why there is none, in the order in
 * which they are done; everything else passes. What a tenant has repeated is not embedded again.
 *
 * <p>To be run without a timeout: a text is short, so that it always ends, and is not told again.
 */
public final class EmbedText extends RichAsyncFunction<TextToEmbed, Embedded> {
  private static final Logger LOG = LoggerFactory.getLogger(EmbedText.class);

  /** Some 6 MB. */
  private static final int CACHED_VECTORS = 4096;

  private final TextEmbedder.Factory factory;
  private final int poolSize;

  private transient TextEmbedder embedder;
  private transient VectorCache cache;
  private transient ExecutorService threads;
  private transient Counter embedMs;
  private transient Counter cached;
  private transient Counter failures;

  /**
   * @param poolSize threads of each subtask
   */
  public EmbedText(TextEmbedder.Factory factory, int poolSize) {
    this.factory = factory;
    this.poolSize = poolSize;
  }

  @Override
  public void open(OpenContext context) {
    embedder = factory.open();
    cache = new VectorCache(CACHED_VECTORS);
    threads = Executors.newFixedThreadPool(poolSize, task -> new Thread(task, Uids.EMBED_TEXT));
    embedMs = counter("embedMs");
    cached = counter("textsCached");
    failures = counter("textsNotEmbedded");
  }

  private Counter counter(String name) {
    return getRuntimeContext().getMetricGroup().counter(name, new ThreadSafeSimpleCounter());
  }

  @Override
  public void asyncInvoke(TextToEmbed text, ResultFuture<Embedded> outcome) {
    if (!text.isText()) {
      outcome.complete(List.of(Embedded.passed(text)));
      return;
    }
    float[] known = cache.get(text.tenantId(), text.textHash());
    if (known != null) {
      cached.inc();
      outcome.complete(List.of(new Embedded(text, known, null)));
      return;
    }
    threads.execute(
        () -> {
          try {
            outcome.complete(List.of(embed(text)));
          } catch (Throwable broken) {
            outcome.completeExceptionally(broken);
          }
        });
  }

  private Embedded embed(TextToEmbed text) {
    long startedAt = System.nanoTime();
    try {
      float[] vector = embedder.embed(List.of(text.text())).get(0);
      embedMs.inc(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt));
      cache.put(text.tenantId(), text.textHash(), vector);
      return new Embedded(text, vector, null);
    } catch (EmbeddingException failed) {
      LOG.warn("A text of {} was not embedded", text.key(), failed);
      failures.inc();
      return Embedded.failed(text, String.valueOf(failed));
    }
  }

  @Override
  public void close() throws InterruptedException {
    if (threads != null) {
      threads.shutdownNow();
      threads.awaitTermination(1, TimeUnit.MINUTES);
    }
    if (embedder != null) {
      embedder.close();
    }
  }
}
