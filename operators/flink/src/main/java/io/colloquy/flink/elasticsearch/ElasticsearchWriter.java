package io.colloquy.flink.elasticsearch;

import io.colloquy.flink.elasticsearch.DocumentQueue.Pending;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes documents for one subtask. All state is touched by the task's thread only: answers and
 * timers come through its mailbox. A checkpoint waits for nothing; it keeps what has no answer yet.
 */
final class ElasticsearchWriter implements StatefulSinkWriter<DocumentWrite, DocumentWrite> {
  private final BulkSettings settings;
  private final ElasticsearchConnection connection;
  private final BulkClient client;
  private final TemplateInstaller templates;
  private final RejectionHandler rejections;
  private final MailboxExecutor mailbox;
  private final MailboxAnswers answers;
  private final ProcessingTimeService clock;
  private final WriterMetrics metrics;
  private final DocumentQueue queue = new DocumentQueue();
  private final InterviewEraser eraser;
  private final Outage outage;
  private final WakeTimer timer;

  private boolean preparing;
  private boolean prepared;
  private boolean draining;
  private int inFlightRequests;

  ElasticsearchWriter(
      ElasticsearchSink sink,
      ElasticsearchConnection connection,
      RejectionHandler rejections,
      WriterInitContext context,
      Collection<DocumentWrite> restored) {
    this.settings = sink.bulkSettings();
    this.connection = connection;
    this.client = new BulkClient(connection);
    this.templates = new TemplateInstaller(connection, sink.indexTemplates());
    this.rejections = rejections;
    this.mailbox = context.getMailboxExecutor();
    this.answers = new MailboxAnswers(mailbox, this::advance);
    this.clock = context.getProcessingTimeService();
    this.metrics = new WriterMetrics(context.metricGroup());
    this.outage =
        new Outage("Elasticsearch takes nothing", sink.backoff(), ThreadLocalRandom.current());
    this.eraser =
        new InterviewEraser(queue, new InterviewSearch(connection), answers, clock, sink.backoff());
    this.timer = new WakeTimer(clock, this::advance);
    restored.forEach(this::restore);
    advance();
  }

  @Override
  public void write(DocumentWrite write, Context context) throws InterruptedException {
    // Queued before waiting for room: a checkpoint taken meanwhile has it.
    if (write.kind() == DocumentWrite.Kind.DELETE_INTERVIEW) {
      eraser.erase(write);
    } else {
      queue.add(write, now());
    }
    advance();
    while (isFull()) {
      mailbox.yield();
    }
  }

  /** Waits at the end of input only; Flink calls it before every checkpoint too. */
  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    if (endOfInput) {
      draining = true;
      advance();
      while (queue.size() + eraser.pending() > 0) {
        mailbox.yield();
      }
      rejections.flush();
    }
  }

  @Override
  public List<DocumentWrite> snapshotState(long checkpointId) throws IOException {
    rejections.flush();
    return Stream.concat(eraser.snapshot(), queue.snapshot()).toList();
  }

  @Override
  public void close() throws IOException {
    timer.moveTo(WakeTimer.NEVER);
    try (connection) {
      rejections.close();
    }
  }

  private void restore(DocumentWrite write) {
    if (write.kind() == DocumentWrite.Kind.DELETE_INTERVIEW) {
      eraser.resume(write);
    } else {
      queue.add(write, now());
    }
  }

  private boolean isFull() {
    return queue.size() + eraser.pending() > settings.maxBufferedActions()
        || queue.totalBytes() > settings.maxBufferedBytes();
  }

  /** Does whatever can be done now, and sets the timer for the rest. */
  private void advance() {
    long nowMs = now();
    if (!outage.isPaused(nowMs)) {
      if (!prepared && !preparing) {
        prepare();
      }
      queue.wake(nowMs);
      eraser.advance();
      while (prepared && inFlightRequests < settings.maxInFlightRequests() && isDue(nowMs)) {
        send(queue.take(settings.maxActions(), settings.maxBytes()));
      }
    }
    metrics.show(queue, eraser.pending(), nowMs);
    timer.moveTo(nextWakeMs(nowMs));
  }

  private boolean isDue(long nowMs) {
    return queue.readyCount() >= settings.maxActions()
        || queue.readyBytes() >= settings.maxBytes()
        || (queue.readyCount() > 0 && (isInHaste() || nowMs >= readyUntilMs()));
  }

  /** Whether somebody waits for the answers, so that nothing is gathered. */
  private boolean isInHaste() {
    return draining || eraser.isAwaitingDocuments();
  }

  private long readyUntilMs() {
    return queue.readyCount() == 0 ? Long.MAX_VALUE : queue.readySinceMs() + settings.intervalMs();
  }

  private void prepare() {
    preparing = true;
    answers.whenDone(
        templates.tryInstall(),
        (nothing, failure) -> {
          preparing = false;
          prepared = failure == null;
          if (prepared) {
            outage.ended();
          } else if (TemplateInstaller.isRefusal(failure)) {
            throw new IOException("Elasticsearch refuses an index template", failure);
          } else {
            outage.failed(failure.toString(), now());
          }
        });
  }

  private void send(List<Pending> batch) {
    inFlightRequests++;
    long sentMs = now();
    List<DocumentWrite> writes = batch.stream().map(Pending::write).toList();
    metrics.sent(writes);
    answers.whenDone(
        client.send(writes),
        (answer, failure) -> {
          if (failure != null) {
            throw new IOException("The Elasticsearch client failed", failure);
          }
          inFlightRequests--;
          metrics.answered(now() - sentMs);
          if (answer.isUnauthorized()) {
            connection.renewCredentials();
          }
          settle(Settlement.of(batch, answer));
        });
  }

  private void settle(Settlement settlement) throws IOException {
    for (Settlement.Rejection rejection : settlement.rejected()) {
      // What was deleted meanwhile must not come back from the dead letters.
      if (!queue.isPurged(rejection.pending())) {
        rejections.reject(rejection.pending().write(), rejection.reason());
        metrics.rejected();
      }
      done(rejection.pending());
    }
    settlement.done().forEach(this::done);
    settlement.halves().forEach(this::send);
    if (settlement.isOutage()) {
      outage.failed(settlement.problem(), now());
    } else {
      outage.ended();
    }
    metrics.retried(settlement.again().size());
    for (Pending pending : settlement.again()) {
      long nowMs = now();
      queue.retry(
          pending,
          outage.isPaused(nowMs)
              ? outage.pausedUntilMs()
              : outage.retryAtMs(pending.attempts() + 1, nowMs));
    }
  }

  private void done(Pending pending) {
    queue.done(pending);
    eraser.answered(pending.write());
  }

  private long nextWakeMs(long nowMs) {
    if (outage.isPaused(nowMs)) {
      return outage.pausedUntilMs();
    }
    // While no request can be sent, its answer wakes the writer.
    boolean canSend = prepared && inFlightRequests < settings.maxInFlightRequests();
    long sendMs = canSend ? Math.min(readyUntilMs(), queue.nextWakeMs()) : WakeTimer.NEVER;
    return Math.min(sendMs, eraser.nextWakeMs());
  }

  private long now() {
    return clock.getCurrentProcessingTime();
  }
}
