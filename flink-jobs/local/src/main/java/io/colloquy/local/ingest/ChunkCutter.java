package io.colloquy.local.ingest;

import java.util.Arrays;

/**
 * Cuts a recording that comes in blocks of any length into chunks of one length, but for the last.
 * Holds a chunk back until it is known whether another follows.
 */
final class ChunkCutter {

  private final int chunkSamples;
  private final CutChunk.ChunkConsumer chunks;
  private short[][] filling;
  private int filled;
  private long sequence;
  private CutChunk held;

  ChunkCutter(int chunkSamples, CutChunk.ChunkConsumer chunks) {
    this.chunkSamples = chunkSamples;
    this.chunks = chunks;
  }

  /**
   * Takes the next block.
   *
   * @param channels as many as before
   */
  void accept(short[][] channels) throws InterruptedException {
    int taken = 0;
    while (taken < channels[0].length) {
      if (filling == null) {
        filling = new short[channels.length][chunkSamples];
      }
      int length = Math.min(channels[0].length - taken, chunkSamples - filled);
      for (int channel = 0; channel < channels.length; channel++) {
        System.arraycopy(channels[channel], taken, filling[channel], filled, length);
      }
      taken += length;
      filled += length;
      if (filled == chunkSamples) {
        hold();
      }
    }
  }

  /** Hands out what is left; the last chunk says that it is the last. */
  void finish() throws InterruptedException {
    if (filled > 0) {
      hold();
    }
    if (held != null) {
      chunks.accept(held.asLast());
      held = null;
    }
  }

  private void hold() throws InterruptedException {
    if (held != null) {
      chunks.accept(held);
    }
    short[][] samples = filling;
    for (int channel = 0; channel < samples.length; channel++) {
      samples[channel] = Arrays.copyOf(samples[channel], filled);
    }
    held = new CutChunk(sequence, sequence * chunkSamples, samples, false);
    sequence++;
    filling = null;
    filled = 0;
  }
}
