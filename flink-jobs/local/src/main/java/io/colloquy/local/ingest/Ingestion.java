package io.colloquy.local.ingest;

import io.colloquy.flink.audio.AudioException;
import io.colloquy.local.MediaTime;
import io.colloquy.local.search.IndexedSegment;
import io.colloquy.local.search.IndexedSummary;
import io.colloquy.local.search.SegmentIndex;
import io.colloquy.local.stack.StackException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Sends a recording and follows it until all of its documents are in Elasticsearch. */
public final class Ingestion {

  private static final long POLL_MS = 500;

  private final Recorder recorder;
  private final SegmentIndex index;
  private final long patienceMs;

  /** Is told how an interview gets on, from several threads. */
  public interface Observer {

    /** So much of the audio is on Kafka. */
    void sent(long mediaMs);

    /** These are all documents that the interview has so far, in order of media time. */
    void indexed(List<IndexedSegment> segments);
  }

  /**
   * @param patienceMs how long nothing may change before the interview counts as stalled
   */
  public Ingestion(Recorder recorder, SegmentIndex index, long patienceMs) {
    this.recorder = recorder;
    this.index = index;
    this.patienceMs = patienceMs;
  }

  /**
   * What was sent, and what became of it.
   *
   * @param summary of the complete interview
   */
  public record Ingested(SentAudio sent, IndexedSummary summary) {}

  /**
   * Returns when the interview is complete.
   *
   * @throws AudioException if the file is missing or holds no audio that can be decoded
   * @throws IngestException if the recording is too short, or nothing came of it in time
   */
  public Ingested run(Path file, Interview interview, Observer observer)
      throws AudioException, IngestException, InterruptedException {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<SentAudio> sending =
          thread.submit(() -> recorder.send(file, interview, observer::sent));
      return follow(interview, sending, observer);
    } finally {
      thread.shutdownNow();
    }
  }

  private Ingested follow(Interview interview, Future<SentAudio> sending, Observer observer)
      throws AudioException, IngestException, InterruptedException {
    Completion completion = new Completion(interview.generation(), patienceMs);
    while (true) {
      SentAudio sent = sending.isDone() ? result(sending) : null;
      Optional<IndexedSummary> summary = index.summary(interview.key());
      List<IndexedSegment> segments = index.outline(interview.key(), interview.generation());
      observer.indexed(segments);
      long nowMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
      switch (completion.accept(sent, summary, segments, nowMs)) {
        case COMPLETE -> {
          return new Ingested(sent, summary.orElseThrow());
        }
        case STALLED -> throw stalled(interview, sent, summary, segments);
        case WAITING -> TimeUnit.MILLISECONDS.sleep(POLL_MS);
      }
    }
  }

  private IngestException stalled(
      Interview interview,
      SentAudio sent,
      Optional<IndexedSummary> summary,
      List<IndexedSegment> segments) {
    String id = interview.key().interviewId();
    return new IngestException(
        summary
            .filter(complete -> complete.generation() >= interview.generation())
            .map(complete -> complete.mismatch(id, segments))
            .orElseGet(
                () ->
                    "%s: nothing new for %d s, at %s of %s; the job does not get on: ./colloquy status tells"
                        .formatted(
                            id,
                            patienceMs / 1000,
                            MediaTime.seconds(reachedMs(segments)),
                            MediaTime.seconds(sent.durationMs()))));
  }

  /** How far the documents reach, in media time. */
  static long reachedMs(List<IndexedSegment> segments) {
    return segments.stream().mapToLong(IndexedSegment::endMs).max().orElse(0);
  }

  private static SentAudio result(Future<SentAudio> sending)
      throws AudioException, IngestException, InterruptedException {
    try {
      return sending.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AudioException unreadable) {
        throw unreadable;
      }
      if (e.getCause() instanceof IngestException unusable) {
        throw unusable;
      }
      if (e.getCause() instanceof StackException stack) {
        throw stack;
      }
      throw new IllegalStateException("the recording was not sent: " + e.getCause(), e);
    }
  }
}
