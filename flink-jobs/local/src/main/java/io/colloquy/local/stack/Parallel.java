package io.colloquy.local.stack;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Does the same to several servers at once, and waits for all of them even when one fails. */
final class Parallel {

  private Parallel() {}

  static <T> void forEach(List<T> items, Consumer<T> action) {
    ExecutorService threads = Executors.newFixedThreadPool(items.size());
    try {
      List<CompletableFuture<Void>> runs =
          items.stream()
              .map(item -> CompletableFuture.runAsync(() -> action.accept(item), threads))
              .toList();
      List<Throwable> failures =
          runs.stream()
              .map(run -> run.handle((done, failure) -> failure).join())
              .filter(failure -> failure != null)
              .map(failure -> failure instanceof CompletionException ? failure.getCause() : failure)
              .toList();
      if (!failures.isEmpty()) {
        throw new StackException(
            failures.stream()
                .map(Parallel::describe)
                .collect(Collectors.joining(System.lineSeparator())),
            failures.get(0));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static String describe(Throwable failure) {
    return failure instanceof StackException ? failure.getMessage() : failure.toString();
  }
}
