package io.colloquy.local.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ShuffledArrivalTest {

  @Test
  void everyChunkArrivesOnceAndNoneFarFromItsPlace() throws Exception {
    List<Long> arrived = arrive(17, 1_000, 100);
    assertThat(arrived).isNotEqualTo(LongStream.range(0, 100).boxed().toList());
    assertThat(arrived)
        .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 100).boxed().toList());
    for (int i = 0; i < arrived.size(); i++) {
      assertThat(Math.abs(arrived.get(i) - i)).as("shift of chunk %d", i).isLessThan(8);
    }
  }

  @Test
  void equalSeedsGiveEqualOrders() throws Exception {
    assertThat(arrive(5, 20, 1_000)).isEqualTo(arrive(5, 20, 1_000));
    assertThat(arrive(5, 20, 1_000)).isNotEqualTo(arrive(6, 20, 1_000));
  }

  @Test
  void longChunksChangePlacesWithTheirNeighbourOnly() throws Exception {
    List<Long> arrived = arrive(3, 30_000, 41);
    for (int i = 0; i < arrived.size(); i++) {
      assertThat(Math.abs(arrived.get(i) - i)).as("shift of chunk %d", i).isLessThan(2);
    }
  }

  private static List<Long> arrive(long seed, int chunkMs, int count) throws Exception {
    List<Long> arrived = new ArrayList<>();
    ShuffledArrival arrival =
        new ShuffledArrival(seed, chunkMs, chunk -> arrived.add(chunk.sequence()));
    for (int i = 0; i < count; i++) {
      arrival.accept(new CutChunk(i, 0, new short[1][1], i == count - 1));
    }
    return arrived;
  }
}
