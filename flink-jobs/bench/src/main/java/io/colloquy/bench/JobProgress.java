package io.colloquy.bench;

import io.colloquy.flink.Uids;
import io.colloquy.local.ingest.Ingestion;
import io.colloquy.local.search.IndexedSegment;
import io.colloquy.local.stack.JobClient;
import java.util.List;

/** Follows one interview through the job, and what its recognizers do meanwhile. */
final class JobProgress implements Ingestion.Observer {

  private static final String ENCODER_PASSES = "encoderPasses";

  private final JobClient jobs;
  private final String jobId;
  private final long passesBefore;
  private volatile long passes;
  private volatile long firstSentNanos;
  private volatile long lastIndexedNanos;
  private List<IndexedSegment> last = List.of();

  JobProgress(JobClient jobs, String jobId) {
    this.jobs = jobs;
    this.jobId = jobId;
    passesBefore = passesSinceStart();
    passes = passesBefore;
  }

  @Override
  public void sent(long mediaMs) {
    if (firstSentNanos == 0) {
      firstSentNanos = System.nanoTime();
    }
  }

  /** Asks for the figure each time: an answer is as old as the question before. */
  @Override
  public void indexed(List<IndexedSegment> segments) {
    passes = passesSinceStart();
    if (!segments.equals(last)) {
      lastIndexedNanos = System.nanoTime();
      last = List.copyOf(segments);
    }
  }

  int encoderPasses() {
    return Math.toIntExact(passes - passesBefore);
  }

  /** From the first chunk to the last document; 0 where nobody speaks. */
  long wallMs() {
    return last.isEmpty() ? 0 : (lastIndexedNanos - firstSentNanos) / 1_000_000;
  }

  private long passesSinceStart() {
    return jobs.counter(jobId, Uids.TRANSCRIBE_WINDOWS, ENCODER_PASSES);
  }
}
