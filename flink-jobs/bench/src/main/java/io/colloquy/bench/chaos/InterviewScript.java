package io.colloquy.bench.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An interview, and what happens to its chunks.
 *
 * @param number 0, 1, 2, ... within the seed
 * @param startMs how much later than the first interview it begins to be sent, in media time
 * @param durationMs its length
 * @param chunkMs length of a chunk: a divisor of 2 s, so that no chunk ends within a stand-in word
 * @param faults by sequence
 * @param jitterMs by sequence: how much later than its turn a chunk comes if its order is disturbed
 */
record InterviewScript(
    int number,
    long startMs,
    long durationMs,
    int chunkMs,
    SortedMap<Integer, ChunkFault> faults,
    List<Long> jitterMs) {

  /** More audio than this behind a missing chunk, and the job declares a gap. */
  static final long LATER_AUDIO_MS = 40_000;

  /** A late chunk comes when its gap is certain, whatever the order of the others. */
  private static final long LATE_MS = 65_000;

  private static final int MOST_DELAY_MS = 24_000;
  private static final int MOST_JITTER_MS = 8_000;

  /** A run of chunks that are all in order, or all not. */
  private static final int RUN_MS = 16_000;

  /** Behind the last fault; a gap must be certain, and late chunks be there, before the end. */
  private static final long UNDISTURBED_END_MS = 75_000;

  /** Between two faults, so that what one does to the words is told from what the other does. */
  private static final int LEAST_DISTANCE_MS = 12_000;

  private static final int MORE_DISTANCE_MS = 30_000;
  private static final int[] CHUNK_MS = {500, 1_000, 2_000};
  private static final long LEAST_DELAY_MS = 10_000;

  /** Draws what happens to an interview of a length. */
  static InterviewScript draw(Random random, int number, long durationMs) {
    int chunkMs = CHUNK_MS[random.nextInt(CHUNK_MS.length)];
    long startMs = random.nextInt(20) * 1_000L;
    SortedMap<Integer, ChunkFault> faults = new TreeMap<>();
    long ms = random.nextInt(LEAST_DISTANCE_MS);
    while (ms < durationMs - UNDISTURBED_END_MS) {
      ChunkFault fault = ChunkFault.values()[random.nextInt(ChunkFault.values().length)];
      int run = fault == ChunkFault.LOST ? 1 + random.nextInt(3) : 1;
      int first = (int) (ms / chunkMs);
      for (int chunk = first; chunk < first + run; chunk++) {
        faults.put(chunk, fault);
      }
      ms += (long) run * chunkMs + LEAST_DISTANCE_MS + random.nextInt(MORE_DISTANCE_MS);
    }
    int chunks = (int) (durationMs / chunkMs);
    List<Long> jitterMs = new ArrayList<>();
    boolean inOrder = true;
    for (int chunk = 0; chunk < chunks; chunk++) {
      if (chunk % (RUN_MS / chunkMs) == 0) {
        inOrder = random.nextBoolean();
      }
      long jitter = inOrder ? 0 : random.nextInt(MOST_JITTER_MS);
      if (faults.get(chunk) == ChunkFault.DELAYED) {
        jitter = LEAST_DELAY_MS + random.nextInt((int) (MOST_DELAY_MS - LEAST_DELAY_MS));
      }
      jitterMs.add(jitter);
    }
    return new InterviewScript(number, startMs, durationMs, chunkMs, faults, jitterMs);
  }

  String id() {
    return "interview-%02d".formatted(number);
  }

  int chunks() {
    return (int) (durationMs / chunkMs);
  }

  long count(ChunkFault fault) {
    return faults.values().stream().filter(fault::equals).count();
  }

  /** How many chunks come out of their turn, delayed ones left out. */
  long reordered() {
    List<Delivery> disturbed = disturbed();
    long reordered = 0;
    int latest = -1;
    for (Delivery delivery : disturbed) {
      if (delivery.chunk() < latest && faults.get(delivery.chunk()) == null) {
        reordered++;
      }
      latest = Math.max(latest, delivery.chunk());
    }
    return reordered;
  }

  /** The chunks in order, each once, but with the faults that make gaps. */
  List<Delivery> undisturbed() {
    return deliveries(false);
  }

  /** The chunks as they come in the disturbed run. */
  List<Delivery> disturbed() {
    return deliveries(true);
  }

  private List<Delivery> deliveries(boolean disturbed) {
    List<Delivery> deliveries = new ArrayList<>();
    for (int chunk = 0; chunk < chunks(); chunk++) {
      ChunkFault fault = faults.get(chunk);
      long dueMs = startMs + (long) chunk * chunkMs;
      if (fault == ChunkFault.LATE) {
        deliveries.add(new Delivery(number, chunk, dueMs + LATE_MS, null));
        continue;
      }
      if (fault == ChunkFault.LOST) {
        continue;
      }
      dueMs += disturbed ? jitterMs.get(chunk) : 0;
      deliveries.add(new Delivery(number, chunk, dueMs, makesGap(fault) ? fault : null));
      if (disturbed && fault == ChunkFault.DUPLICATED) {
        deliveries.add(new Delivery(number, chunk, dueMs + LATE_MS, null));
      }
    }
    deliveries.sort(Comparator.comparingLong(Delivery::dueMs));
    return deliveries;
  }

  private static boolean makesGap(ChunkFault fault) {
    return fault != null && fault.makesGap();
  }

  /** What is heard, in order. */
  List<Stretch> stretches() {
    List<Stretch> stretches = new ArrayList<>();
    int first = 0;
    for (int chunk = 0; chunk < chunks(); chunk++) {
      ChunkFault fault = faults.get(chunk);
      if (fault != null && fault.decidesOnGaps()) {
        add(first, chunk, stretches);
        if (fault == ChunkFault.LATE) {
          add(chunk, chunk + 1, stretches);
        }
        first = chunk + 1;
      }
    }
    add(first, chunks(), stretches);
    return stretches;
  }

  private void add(int firstChunk, int endChunk, List<Stretch> stretches) {
    if (firstChunk < endChunk) {
      stretches.add(new Stretch((long) firstChunk * chunkMs, (long) endChunk * chunkMs));
    }
  }
}
