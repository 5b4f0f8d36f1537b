package io.colloquy.core.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChunkOrderPropertyTest {
  private ChunkOrder order = new ChunkOrder(OrderSettings.defaults(), ChunkOrder.State.start());
  private final List<Long> ordered = new ArrayList<>();
  private final List<MissingRun> missing = new ArrayList<>();

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anyShuffleWithinTheBoundComesOutInOrder(long seed) {
    Random random = new Random(seed);
    int count = 1 + random.nextInt(500);
    List<Long> arrivals = shuffledWithinNineSeconds(random, count);
    for (int i = 0; i < arrivals.size(); i++) {
      arrive(arrivals.get(i), i * 100L, random);
      if (random.nextInt(4) == 0) {
        arrive(arrivals.get(random.nextInt(i + 1)), i * 100L, random);
      }
    }
    order.end(count - 1, count * 100L);
    assertThat(ordered).isEqualTo(LongStream.range(0, count).boxed().toList());
    assertThat(missing).isEmpty();
    assertThat(order.isComplete()).isTrue();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everySequenceIsEitherInOrderOrMissing(long seed) {
    Random random = new Random(seed);
    int count = 1 + random.nextInt(500);
    int keepPercent = random.nextInt(101);
    List<Long> arrivals = shuffledWithinNineSeconds(random, count);
    for (int i = 0; i < arrivals.size(); i++) {
      if (i == count / 2 || random.nextInt(100) < keepPercent) {
        arrive(arrivals.get(i), i * 100L, random);
      }
    }
    order.end(count - 1, count * 100L);
    drain(Long.MAX_VALUE);

    TreeSet<Long> seen = new TreeSet<>(ordered);
    assertThat(seen).hasSameSizeAs(ordered);
    assertThat(ordered).isSorted();
    for (MissingRun run : missing) {
      for (long sequence = run.firstSequence(); sequence <= run.lastSequence(); sequence++) {
        assertThat(seen.add(sequence)).as("sequence %s is not in order too", sequence).isTrue();
      }
    }
    assertThat(seen).hasSize(count);
    assertThat(order.isComplete()).isTrue();
  }

  private void arrive(long sequence, long appendedAtMs, Random random) {
    order.offer(new WaitingChunk(sequence, sequence * 100, 100, appendedAtMs, 0));
    drain(appendedAtMs);
    if (random.nextInt(10) == 0) {
      order = new ChunkOrder(OrderSettings.defaults(), order.state());
    }
  }

  private void drain(long watermarkMs) {
    boolean again = true;
    while (again) {
      order.ready().forEach(chunk -> ordered.add(chunk.sequence()));
      again = order.overdue(watermarkMs).map(missing::add).orElse(false);
    }
  }

  /** A chunk every 100 ms; each comes up to 9 s after its turn. */
  private static List<Long> shuffledWithinNineSeconds(Random random, int count) {
    List<long[]> delayed = new ArrayList<>();
    for (long sequence = 0; sequence < count; sequence++) {
      delayed.add(new long[] {sequence, sequence + random.nextInt(90)});
    }
    delayed.sort(Comparator.comparingLong(chunk -> chunk[1]));
    return delayed.stream().map(chunk -> chunk[0]).toList();
  }
}
