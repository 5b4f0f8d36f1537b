package io.colloquy.local.speaker;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.local.InterviewOptions;
import io.colloquy.local.SpeakerModels;
import io.colloquy.local.TranscriptionSubmission;
import io.colloquy.local.deadletter.DeletedInterviews;
import io.colloquy.local.deadletter.RejectedRecords;
import io.colloquy.local.ingest.InterviewProducer;
import io.colloquy.local.search.IndexedSegment;
import io.colloquy.local.search.IndexedSummary;
import io.colloquy.local.search.SegmentIndex;
import io.colloquy.local.stack.JobStatus;
import io.colloquy.local.stack.LocalStack;
import io.colloquy.local.stack.StackException;
import io.colloquy.schemas.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Tells a running job of an interview's speakers, and sees to it that documents show it. */
final class InterviewSpeakers {

  private static final long PATIENCE_MS = 60_000;
  private static final long POLL_MS = 500;

  /** Dead letters are read once in so many looks at the documents. */
  private static final int LOOKS_FOR_LETTERS = 10;

  private final LocalStack stack;
  private final SegmentIndex index;
  private final InterviewKey key;

  InterviewSpeakers(LocalStack stack, SegmentIndex index, InterviewKey key) {
    this.stack = stack;
    this.index = index;
    this.key = key;
  }

  /**
   * The interview's segments, without words.
   *
   * @throws StackException if there is none, or the interview is deleted
   */
  List<IndexedSegment> segments() {
    List<IndexedSegment> segments = indexed();
    if (segments.isEmpty()) {
      throw isDeleted() ? deleted() : InterviewOptions.notIndexed(key);
    }
    return segments;
  }

  /**
   * Tells the job, and waits until the documents show it.
   *
   * @param before all segments that there are
   * @return all segments afterwards
   * @throws StackException if somebody who is named does not speak, the interview is deleted, the
   *     job does not run or cannot use it, or the documents do not change in time
   */
  List<IndexedSegment> tell(ToldSpeakers told, List<IndexedSegment> before)
      throws InterruptedException {
    List<HeardSpeaker> heard = HeardSpeaker.of(before);
    told.requireKnown(key, heard);
    if (isDeleted()) {
      throw deleted();
    }
    RecordMetadata event;
    try (InterviewProducer producer = InterviewProducer.open(stack.config().kafkaAddress())) {
      event = producer.send(told.event(key, Instant.parse(before.get(0).interviewBeganAt())));
    }
    if (stack.status().jobs().stream().noneMatch(JobStatus::isRunning)) {
      throw new StackException(
          "nothing changes in %s yet: what you told waits on %s, but the job does not run; run ./colloquy up"
              .formatted(key.interviewId(), Topics.CONTROL));
    }
    return await(told, event, heard);
  }

  private List<IndexedSegment> await(
      ToldSpeakers told, RecordMetadata event, List<HeardSpeaker> heard)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
    for (int looks = 1; ; looks++) {
      List<IndexedSegment> now = indexed();
      Optional<String> missing = told.missing(heard, now);
      if (missing.isEmpty()) {
        return now;
      }
      if (System.nanoTime() - end > 0) {
        throw new StackException(
            "waited %d s in vain for %s in %s; it may still come: ./colloquy speakers %s tells"
                .formatted(
                    PATIENCE_MS / 1000, missing.get(), key.interviewId(), key.interviewId()));
      }
      if (looks % LOOKS_FOR_LETTERS == 0) {
        requireNotRejected(event);
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
    }
  }

  private void requireNotRejected(RecordMetadata event) {
    Optional<String> reason = RejectedRecords.reason(stack.config().kafkaAddress(), event);
    if (reason.isPresent()) {
      throw new StackException(
          "the job cannot use what you told of %s: %s".formatted(key.interviewId(), reason.get()));
    }
  }

  private List<IndexedSegment> indexed() {
    return index.outline(key, index.summary(key).map(IndexedSummary::generation).orElse(0));
  }

  private boolean isDeleted() {
    return DeletedInterviews.read(stack.config().kafkaAddress()).contains(key.toString());
  }

  private StackException deleted() {
    return new StackException(
        "interview %s of tenant %s is deleted; nobody speaks in it any more"
            .formatted(key.interviewId(), key.tenantId()));
  }

  /**
   * The model by which the stack's job tells voices apart.
   *
   * @throws StackException if it does not, or there is no job
   */
  static Path speakerModel(LocalStack stack) {
    return stack
        .submitted(TranscriptionSubmission.TRANSCRIPTION)
        .or(() -> stack.submitted(TranscriptionSubmission.RECOGNITION))
        .map(submission -> SpeakerModels.of(submission, SpeakerModels.none()).embedding())
        .orElseThrow(
            () ->
                new StackException(
                    "the job tells no voices apart, as it has no speaker model; run ./colloquy up --speaker-model NAME, and send the interview anew (ingest --generation)"));
  }
}
