package io.colloquy.flink.elasticsearch;

import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** What operators see of a writer. Gauges are read by other threads, so they show copies. */
final class WriterMetrics {
  private static final int LATENCIES_KEPT = 1_000;
  private static final long SEARCH_OLDEST_EVERY_MS = 1_000;

  private final SinkWriterMetricGroup group;
  private final Counter retried;
  private final Counter rejected;
  private final Histogram bulkLatencyMs;
  private volatile int inFlight;
  private volatile int buffered;
  private volatile int pendingDeletions;
  private volatile long oldestSinceMs = Long.MAX_VALUE;
  private volatile long lastLatencyMs;
  private long searchedOldestMs;

  WriterMetrics(SinkWriterMetricGroup group) {
    this.group = group;
    retried = group.counter("retriedDocuments");
    rejected = group.counter("rejectedDocuments");
    bulkLatencyMs =
        group.histogram("bulkLatencyMs", new DescriptiveStatisticsHistogram(LATENCIES_KEPT));
    group.gauge("inFlightDocuments", () -> inFlight);
    group.gauge("bufferedDocuments", () -> buffered);
    group.gauge(
        "oldestDocumentAgeMs", () -> Math.max(0, System.currentTimeMillis() - oldestSinceMs));
    group.gauge("pendingInterviewDeletions", () -> pendingDeletions);
    group.setCurrentSendTimeGauge(() -> lastLatencyMs);
  }

  void show(DocumentQueue queue, int interviewDeletions, long nowMs) {
    pendingDeletions = interviewDeletions;
    inFlight = queue.inFlightCount();
    buffered = queue.size() - inFlight;
    if (queue.size() == 0 || nowMs - searchedOldestMs >= SEARCH_OLDEST_EVERY_MS) {
      oldestSinceMs = queue.oldestSinceMs();
      searchedOldestMs = nowMs;
    }
  }

  void sent(List<DocumentWrite> writes) {
    group.getNumRecordsSendCounter().inc(writes.size());
    group.getNumBytesSendCounter().inc(writes.stream().mapToLong(DocumentWrite::sizeBytes).sum());
  }

  void answered(long latencyMs) {
    lastLatencyMs = latencyMs;
    bulkLatencyMs.update(latencyMs);
  }

  void retried(int documents) {
    retried.inc(documents);
  }

  void rejected() {
    rejected.inc();
    group.getNumRecordsSendErrorsCounter().inc();
  }
}
