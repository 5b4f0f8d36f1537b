package io.colloquy.flink.elasticsearch;

import io.colloquy.flink.elasticsearch.DocumentQueue.Pending;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be done after the answer to a bulk request; every write is in exactly one of the
 * lists.
 *
 * @param done Elasticsearch has them
 * @param rejected Elasticsearch will never take them
 * @param again to be sent again, later
 * @param halves to be sent again at once, each part by itself
 * @param problem why some must be sent again, or null
 */
record Settlement(
    List<Pending> done,
    List<Rejection> rejected,
    List<Pending> again,
    List<List<Pending>> halves,
    String problem) {
  record Rejection(Pending pending, String reason) {}

  static Settlement of(List<Pending> batch, BulkAnswer answer) {
    if (!answer.isFailed()) {
      return ofItems(batch, answer.items());
    }
    String problem = describe(answer.status(), answer.error());
    if (Verdict.ofRequest(answer.status(), answer.errorType()) == Verdict.RETRY) {
      return new Settlement(List.of(), List.of(), batch, List.of(), problem);
    }
    if (batch.size() == 1) {
      Rejection alone = new Rejection(batch.get(0), problem);
      return new Settlement(List.of(), List.of(alone), List.of(), List.of(), null);
    }
    int half = batch.size() / 2;
    List<List<Pending>> halves = List.of(batch.subList(0, half), batch.subList(half, batch.size()));
    return new Settlement(List.of(), List.of(), List.of(), halves, null);
  }

  /** Whether Elasticsearch took nothing at all. */
  boolean isOutage() {
    return done.isEmpty() && rejected.isEmpty() && !again.isEmpty();
  }

  private static Settlement ofItems(List<Pending> batch, List<BulkAnswer.Item> items) {
    List<Pending> done = new ArrayList<>();
    List<Rejection> rejected = new ArrayList<>();
    List<Pending> again = new ArrayList<>();
    String problem = null;
    for (int i = 0; i < batch.size(); i++) {
      Pending pending = batch.get(i);
      BulkAnswer.Item item = items.get(i);
      String reason = describe(item.status(), item.errorType() + ": " + item.reason());
      switch (Verdict.ofItem(item, pending.write().isDelete())) {
        case DONE -> done.add(pending);
        case REJECT, SPLIT -> rejected.add(new Rejection(pending, reason));
        case RETRY -> {
          again.add(pending);
          // The reason may quote the document, and this one is for the log.
          problem = describe(item.status(), item.errorType() + " in " + pending.key().index());
        }
      }
    }
    return new Settlement(done, rejected, again, List.of(), problem);
  }

  private static String describe(int status, String error) {
    return status == 0 ? error : "status %d, %s".formatted(status, error);
  }
}
