package io.colloquy.flink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.version.DocumentVersion;
import io.colloquy.flink.elasticsearch.DocumentQueue.Pending;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DocumentQueueTest {
  private final DocumentQueue queue = new DocumentQueue();

  @Test
  void givesWritesInOrderOfArrivalWithinTheLimits() {
    queue.add(write("a", 1), 0);
    queue.add(write("b", 1), 0);
    queue.add(write("c", 1), 0);

    assertThat(ids(queue.take(2, Long.MAX_VALUE))).containsExactly("a", "b");
    assertThat(ids(queue.take(2, Long.MAX_VALUE))).containsExactly("c");
    assertThat(queue.take(2, Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void givesAWriteThatExceedsTheSizeByItself() {
    queue.add(write("a", 1), 0);
    queue.add(write("b", 1), 0);

    assertThat(ids(queue.take(10, 1))).containsExactly("a");
  }

  @Test
  void keepsOnlyTheNewestVersionButItsPlaceAndAge() {
    queue.add(write("a", 1), 10);
    queue.add(write("b", 1), 20);
    queue.add(write("a", 3), 30);
    queue.add(write("a", 2), 40);

    assertThat(queue.readySinceMs()).isEqualTo(10);
    assertThat(queue.take(10, Long.MAX_VALUE))
        .extracting(pending -> pending.write().id() + pending.write().version())
        .containsExactly("a3", "b1");
  }

  @Test
  void keepsANewerVersionBackUntilTheOneInFlightIsAnswered() {
    queue.add(write("a", 1), 0);
    Pending first = queue.take(10, Long.MAX_VALUE).get(0);
    queue.add(write("a", 2), 0);
    assertThat(queue.take(10, Long.MAX_VALUE)).isEmpty();
    queue.done(first);

    assertThat(queue.take(10, Long.MAX_VALUE).get(0).write().version()).isEqualTo(2);
  }

  @Test
  void delaysARetryUntilItsTime() {
    queue.add(write("a", 1), 0);
    queue.retry(queue.take(1, 1).get(0), 500);

    assertThat(queue.nextWakeMs()).isEqualTo(500);
    queue.wake(499);
    assertThat(queue.readyCount()).isZero();
    queue.wake(500);
    assertThat(queue.take(1, 1)).extracting(Pending::attempts).containsExactly(1);
    assertThat(queue.nextWakeMs()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aPurgeLeavesOfAnInterviewNothingButDeletions() {
    queue.add(write("in-flight", 1), 0);
    queue.add(write("retried", 1), 0);
    List<Pending> sent = queue.take(10, Long.MAX_VALUE);
    queue.retry(sent.get(1), 500);
    queue.add(write("in-flight", 2), 0);
    queue.add(write("ready", 3), 0);
    queue.add(DocumentWrite.index("t/other", "index", "other", 1, new byte[9]), 0);

    assertThat(queue.purge("t/i", DocumentVersion.HIGHEST))
        .extracting(DocumentWrite.Key::id)
        .contains("in-flight", "retried", "ready")
        .doesNotContain("other");
    assertThat(queue.isPurged(sent.get(0))).isTrue();
    assertThat(queue.snapshot().filter(write -> !write.id().equals("other")))
        .hasSize(3)
        .allMatch(DocumentWrite::isFinal);
    queue.retry(sent.get(0), 500);
    queue.wake(500);
    assertThat(queue.take(10, Long.MAX_VALUE))
        .extracting(pending -> pending.write().source() == null)
        .containsExactlyInAnyOrder(true, true, true, false);
  }

  @Test
  void aPurgeLeavesNewerWritesAlone() {
    queue.add(write("in-flight", 1), 0);
    Pending sent = queue.take(10, Long.MAX_VALUE).get(0);
    queue.add(write("in-flight", 6), 0);
    queue.add(write("old", 4), 0);
    queue.add(write("new", 5), 0);
    queue.purge("t/i", 5);
    queue.retry(sent, 500);
    queue.wake(500);

    assertThat(queue.take(10, Long.MAX_VALUE))
        .extracting(pending -> pending.write().toString())
        .containsExactlyInAnyOrder(
            "write index/in-flight version 6",
            "delete index/old version 5",
            "write index/new version 5");
  }

  @Test
  void aPurgedDeletionInFlightIsNotSentTwice() {
    queue.add(write("a", 1), 0);
    queue.purge("t/i", DocumentVersion.HIGHEST);
    Pending sent = queue.take(10, Long.MAX_VALUE).get(0);
    queue.purge("t/i", DocumentVersion.HIGHEST);
    queue.done(sent);

    assertThat(queue.size()).isZero();
    assertThat(queue.totalBytes()).isZero();
  }

  @Test
  void whateverHappensTheNewestVersionOfEachDocumentIsSentLastAndNothingIsForgotten() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Map<String, Long> written = new HashMap<>();
    Map<String, Long> stored = new HashMap<>();
    List<Pending> inFlight = new ArrayList<>();
    for (int step = 0; step < 20_000; step++) {
      switch (random.nextInt(4)) {
        case 0 -> {
          String id = String.valueOf(random.nextInt(20));
          written.put(id, (long) step);
          queue.add(write(id, step), step);
        }
        case 1 -> inFlight.addAll(queue.take(1 + random.nextInt(5), Long.MAX_VALUE));
        case 2 -> {
          if (!inFlight.isEmpty()) {
            Pending pending = inFlight.remove(random.nextInt(inFlight.size()));
            if (random.nextBoolean()) {
              store(stored, pending, seed);
              queue.done(pending);
            } else {
              queue.retry(pending, step + random.nextInt(50));
            }
          }
        }
        default -> queue.wake(step);
      }
      assertThat(inFlight).as("seed %d", seed).extracting(Pending::key).doesNotHaveDuplicates();
      Map<String, Long> kept = new HashMap<>(stored);
      queue.snapshot().forEach(write -> kept.merge(write.id(), write.version(), Math::max));
      assertThat(kept).as("seed %d, step %d", seed, step).isEqualTo(written);
    }
    while (queue.size() > 0) {
      inFlight.forEach(pending -> store(stored, pending, seed));
      inFlight.forEach(queue::done);
      queue.wake(Long.MAX_VALUE);
      inFlight = queue.take(100, Long.MAX_VALUE);
    }
    assertThat(stored).as("seed %d", seed).isEqualTo(written);
    assertThat(queue.totalBytes()).as("seed %d", seed).isZero();
    assertThat(queue.readyBytes()).as("seed %d", seed).isZero();
  }

  private static void store(Map<String, Long> stored, Pending pending, long seed) {
    Long before = stored.put(pending.write().id(), pending.write().version());
    assertThat(before == null || before <= pending.write().version()).as("seed %d", seed).isTrue();
  }

  private static List<String> ids(List<Pending> batch) {
    return batch.stream().map(pending -> pending.write().id()).toList();
  }

  private static DocumentWrite write(String id, long version) {
    return DocumentWrite.index("t/i", "index", id, version, new byte[(int) (version % 7)]);
  }
}
