package io.colloquy.flink.elasticsearch;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.util.function.BiConsumerWithException;

/** Brings answers of Elasticsearch to the task's thread. */
final class MailboxAnswers {
  private final MailboxExecutor mailbox;
  private final Runnable afterwards;

  /**
   * Makes the way.
   *
   * @param afterwards what to do after each answer
   */
  MailboxAnswers(MailboxExecutor mailbox, Runnable afterwards) {
    this.mailbox = mailbox;
    this.afterwards = afterwards;
  }

  /** Handles a result, or the reason why there is none, on the task's thread. */
  <R> void whenDone(
      CompletableFuture<R> future, BiConsumerWithException<R, Throwable, IOException> handler) {
    future.whenComplete(
        (result, failure) -> {
          Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
          mailbox.execute(
              () -> {
                handler.accept(result, cause);
                afterwards.run();
              },
              "handle an answer of Elasticsearch");
        });
  }
}
