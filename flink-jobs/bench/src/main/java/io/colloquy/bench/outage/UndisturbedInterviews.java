package io.colloquy.bench.outage;

import io.colloquy.local.search.StoredDocuments;
import io.colloquy.local.stack.Wait;

/**
 * What becomes of {@link ScriptedInterview}s when nothing goes wrong: they are sent once, when
 * somebody asks, and only while all servers are well.
 */
final class UndisturbedInterviews {

  private static final String TENANT = "undisturbed";
  private static final long COMPLETE_MS = 600_000;

  private final String kafka;
  private final StoredDocuments stored;
  private int sent;

  UndisturbedInterviews(String kafka, StoredDocuments stored) {
    this.kafka = kafka;
    this.stored = stored;
  }

  /** The documents of the interviews from number 0 on. */
  InterviewContents first(int interviews) throws InterruptedException {
    if (sent < interviews) {
      try (RecognitionFeed feed = RecognitionFeed.open(kafka, TENANT)) {
        feed.send(sent, interviews);
      }
      sent = interviews;
      Wait.until(
          "all documents of %d undisturbed interviews".formatted(sent),
          COMPLETE_MS,
          OutageTrial.POLL_MS,
          () -> stored.areWhole(TENANT, sent));
    }
    return InterviewContents.of(stored, TENANT, interviews);
  }
}
