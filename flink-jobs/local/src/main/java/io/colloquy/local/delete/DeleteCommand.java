package io.colloquy.local.delete;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.local.Counted;
import io.colloquy.local.InterviewOptions;
import io.colloquy.local.StackOptions;
import io.colloquy.local.Terminal;
import io.colloquy.local.ingest.InterviewProducer;
import io.colloquy.local.ingest.JobProgress;
import io.colloquy.local.search.DocumentStore;
import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.JobStatus;
import io.colloquy.local.stack.LocalStack;
import io.colloquy.local.stack.StackException;
import io.colloquy.local.stack.Wait;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.InterviewEventKind;
import io.colloquy.schemas.Topics;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.RecordMetadata;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code colloquy delete}. */
@Command(
    name = "delete",
    description = {
      "Deletes an interview for good: what the job keeps of it, and its documents in every index.",
      "Its audio, its text on Kafka and its dead letters go when their topics' retention ends; until"
          + " then none of it comes back."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class DeleteCommand implements Callable<Integer> {

  private static final long PATIENCE_MS = 120_000;
  private static final long POLL_MS = 1_000;

  @Spec private CommandSpec spec;
  @Mixin private StackOptions options;
  @Mixin private InterviewOptions interview;

  @Option(
      names = {"-y", "--yes"},
      description = "do not ask")
  private boolean yes;

  @Override
  public Integer call() throws InterruptedException {
    InterviewKey key = interview.key();
    if (!yes && !Terminal.canAsk()) {
      refuse("Deleting is for good, and there is no terminal to ask at; give --yes.");
    }
    Installation installation = Installation.find();
    LocalStack stack =
        new LocalStack(installation, options.config(installation), Terminal::progress);
    try (DocumentStore store = DocumentStore.open(stack.config().elasticsearchUrl())) {
      InterviewDocuments documents = new InterviewDocuments(store, key);
      long count = documents.count();
      if (count == 0) {
        Terminal.progress(
            "nothing of interview %s of tenant %s is indexed; deleting keeps its ID out from now on"
                .formatted(key.interviewId(), key.tenantId()));
      }
      if (!yes && !Terminal.confirm(question(key, count))) {
        spec.commandLine().getOut().println("Nothing is deleted.");
        return CommandLine.ExitCode.SOFTWARE;
      }
      delete(key, stack, documents, count);
      Terminal.progress(
          "✓ %s of tenant %s deleted; it had %s"
              .formatted(key.interviewId(), key.tenantId(), Counted.of(count, "document")));
    }
    return CommandLine.ExitCode.OK;
  }

  private void delete(InterviewKey key, LocalStack stack, InterviewDocuments documents, long count)
      throws InterruptedException {
    RecordMetadata event = send(key, stack, documents.beganAt().orElseGet(Instant::now));
    if (stack.status().jobs().stream().noneMatch(JobStatus::isRunning)) {
      throw new StackException(
          "%s is not deleted yet: the event waits on %s, but the job does not run, and what it"
                  .formatted(key.interviewId(), Topics.CONTROL)
              + " has stays until then (%s); run ./colloquy up"
                  .formatted(Counted.of(count, "document")));
    }
    JobProgress.awaitTakenUp(
        stack.config().kafkaAddress(),
        event,
        "the job to take up the deletion of %s; the event waits on %s"
            .formatted(key.interviewId(), Topics.CONTROL));
    Wait.until(
        "the documents of %s to go; the job goes on deleting, and ./colloquy status tells how it is"
            .formatted(key.interviewId()),
        PATIENCE_MS,
        POLL_MS,
        () -> documents.count() == 0);
  }

  private RecordMetadata send(InterviewKey key, LocalStack stack, Instant beganAt)
      throws InterruptedException {
    try (InterviewProducer producer = InterviewProducer.open(stack.config().kafkaAddress())) {
      return producer.send(
          InterviewEvent.newBuilder()
              .setTenantId(key.tenantId())
              .setInterviewId(key.interviewId())
              .setKind(InterviewEventKind.DELETE)
              .setInterviewBeganAt(beganAt)
              .build());
    }
  }

  private static String question(InterviewKey key, long count) {
    return "Delete interview %s of tenant %s with all it has (%s), for good?"
        .formatted(key.interviewId(), key.tenantId(), Counted.of(count, "document"));
  }

  private void refuse(String problem) {
    throw new ParameterException(spec.commandLine(), problem);
  }
}
