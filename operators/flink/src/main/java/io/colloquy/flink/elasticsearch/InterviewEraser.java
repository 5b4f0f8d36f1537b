package io.colloquy.flink.elasticsearch;

import io.colloquy.flink.elasticsearch.DocumentWrite.Key;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.apache.flink.api.common.operators.ProcessingTimeService;

/**
 * Deletes interviews: takes their writes out of the queue, looks for their documents in
 * Elasticsearch, and queues deletions, until a search finds none. Elasticsearch remembers their
 * version for {@code index.gc_deletes}; so a request that was given up and arrives after all finds
 * itself outdated. Failures wait and come again, beside the writing of other documents.
 */
final class InterviewEraser {
  private static final int MAX_SEARCHES = 4;

  private final DocumentQueue queue;
  private final InterviewSearch search;
  private final MailboxAnswers answers;
  private final ProcessingTimeService clock;
  private final InterviewDeletions deletions = new InterviewDeletions();
  private final Outage outage;

  InterviewEraser(
      DocumentQueue queue,
      InterviewSearch search,
      MailboxAnswers answers,
      ProcessingTimeService clock,
      Backoff backoff) {
    this.queue = queue;
    this.search = search;
    this.answers = answers;
    this.clock = clock;
    this.outage =
        new Outage("Elasticsearch deletes no interview", backoff, ThreadLocalRandom.current());
  }

  /** Takes a {@code DELETE_INTERVIEW}; what is written of the interview afterwards is new. */
  void erase(DocumentWrite deletion) {
    String interviewKey = deletion.interviewKey();
    deletions.add(interviewKey, deletion.version(), queue.purge(interviewKey, deletion.version()));
  }

  /** Takes up a {@code DELETE_INTERVIEW} that a checkpoint brought back. */
  void resume(DocumentWrite deletion) {
    deletions.add(deletion.interviewKey(), deletion.version(), List.of());
  }

  /** Begins the searches that are due. */
  void advance() {
    while (deletions.isAnyDue() && canSearch()) {
      String interviewKey = deletions.takeDue();
      if (interviewKey != null) {
        answers.whenDone(
            search.find(interviewKey, deletions.version(interviewKey)),
            (documents, failure) -> settle(interviewKey, documents, failure));
      }
    }
  }

  /** Takes note that a write of the queue was answered for good. */
  void answered(DocumentWrite write) {
    deletions.answered(write);
  }

  /** When to search again although nothing else happens, or {@link WakeTimer#NEVER}. */
  long nextWakeMs() {
    boolean waits = deletions.isAnyDue() && deletions.searches() < MAX_SEARCHES;
    return waits ? outage.pausedUntilMs() : WakeTimer.NEVER;
  }

  /** Whether documents are on their way for which a deletion waits. */
  boolean isAwaitingDocuments() {
    return deletions.isAwaitingDocuments();
  }

  /** Interviews that are not deleted yet. */
  int pending() {
    return deletions.size();
  }

  /** What a checkpoint must keep. */
  Stream<DocumentWrite> snapshot() {
    return deletions.snapshot();
  }

  private boolean canSearch() {
    return deletions.searches() < MAX_SEARCHES
        && !outage.isPaused(clock.getCurrentProcessingTime());
  }

  private void settle(String interviewKey, List<Key> found, Throwable failure) {
    long nowMs = clock.getCurrentProcessingTime();
    if (failure != null) {
      deletions.searchFailed(interviewKey);
      outage.failed(failure.toString(), nowMs);
      return;
    }
    long version = deletions.version(interviewKey);
    for (Key document : found) {
      queue.add(
          DocumentWrite.delete(interviewKey, document.index(), document.id(), version), nowMs);
    }
    if (deletions.found(interviewKey, found)) {
      outage.ended();
    } else {
      outage.failed(found.size() + " documents of an interview outlive their deletion", nowMs);
    }
  }
}
