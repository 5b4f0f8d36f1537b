package io.colloquy.local.ingest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Lets chunks arrive out of order, as a network might: each run of a few seconds is shuffled in
 * itself, which stays within the job's reorder bound. Equal seeds give equal orders.
 */
final class ShuffledArrival {

  /** Below the 10 s for which the job waits, so that also a paced recording stays within. */
  private static final int RUN_MS = 8_000;

  private final CutChunk.ChunkConsumer next;
  private final int runLength;
  private final Random random;
  private final List<CutChunk> run = new ArrayList<>();

  ShuffledArrival(long seed, int chunkMs, CutChunk.ChunkConsumer next) {
    this.next = next;
    runLength = Math.max(2, RUN_MS / chunkMs);
    random = new Random(seed);
  }

  void accept(CutChunk chunk) throws InterruptedException {
    run.add(chunk);
    if (run.size() == runLength || chunk.last()) {
      Collections.shuffle(run, random);
      for (CutChunk shuffled : run) {
        next.accept(shuffled);
      }
      run.clear();
    }
  }
}
