package io.colloquy.local.ingest;

/**
 * A piece of a recording before it is encoded.
 *
 * @param sequence 0, 1, 2, …
 * @param firstSample where it starts, counted at 16 kHz
 * @param channels signed 16-bit samples at 16 kHz, one array of the same length for each channel
 * @param last whether nothing follows
 */
record CutChunk(long sequence, long firstSample, short[][] channels, boolean last) {

  private static final int SAMPLES_PER_MS = 16;

  /** Takes chunks, and may take its time. */
  @FunctionalInterface
  interface ChunkConsumer {
    void accept(CutChunk chunk) throws InterruptedException;
  }

  long startMs() {
    return firstSample / SAMPLES_PER_MS;
  }

  long endMs() {
    return (firstSample + channels[0].length) / SAMPLES_PER_MS;
  }

  CutChunk asLast() {
    return new CutChunk(sequence, firstSample, channels, true);
  }
}
