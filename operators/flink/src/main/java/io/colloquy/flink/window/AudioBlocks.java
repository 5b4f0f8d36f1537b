package io.colloquy.flink.window;

import static io.colloquy.flink.window.SpeechWindow.SAMPLE_RATE;

import org.apache.flink.api.common.state.MapState;

/**
 * A stream's audio in keyed state: s16 samples, little endian, one map entry for each second of
 * media time, so that an append or a drop touches only what it must.
 */
final class AudioBlocks {
  private static final int BYTES_PER_SAMPLE = 2;

  private final MapState<BlockPosition, byte[]> blocks;

  AudioBlocks(MapState<BlockPosition, byte[]> blocks) {
    this.blocks = blocks;
  }

  /** Writes samples at a position; what lies before it in its block and was never written is 0. */
  void append(String streamId, long position, short[] samples) throws Exception {
    int done = 0;
    while (done < samples.length) {
      long at = position + done;
      int offset = (int) (at % SAMPLE_RATE);
      int length = Math.min(samples.length - done, SAMPLE_RATE - offset);
      BlockPosition key = new BlockPosition(streamId, at / SAMPLE_RATE);
      byte[] before = offset == 0 ? null : blocks.get(key);
      byte[] block = new byte[(offset + length) * BYTES_PER_SAMPLE];
      if (before != null) {
        System.arraycopy(before, 0, block, 0, Math.min(before.length, block.length));
      }
      for (int i = 0; i < length; i++) {
        short sample = samples[done + i];
        int to = (offset + i) * BYTES_PER_SAMPLE;
        block[to] = (byte) sample;
        block[to + 1] = (byte) (sample >> 8);
      }
      blocks.put(key, block);
      done += length;
    }
  }

  /** The bytes of the samples from {@code first} up to, not including, {@code end}. */
  byte[] bytes(String streamId, long first, long end) throws Exception {
    byte[] bytes = new byte[Math.toIntExact((end - first) * BYTES_PER_SAMPLE)];
    for (long at = first; at < end; ) {
      int offset = (int) (at % SAMPLE_RATE);
      int length = (int) Math.min(end - at, SAMPLE_RATE - offset);
      byte[] block = blocks.get(new BlockPosition(streamId, at / SAMPLE_RATE));
      if (block == null || block.length < (offset + length) * BYTES_PER_SAMPLE) {
        throw new IllegalStateException(
            "Audio of stream " + streamId + " is missing at sample " + at);
      }
      System.arraycopy(
          block,
          offset * BYTES_PER_SAMPLE,
          bytes,
          (int) (at - first) * BYTES_PER_SAMPLE,
          length * BYTES_PER_SAMPLE);
      at += length;
    }
    return bytes;
  }

  /** The samples from {@code first} up to, not including, {@code end}. */
  short[] samples(String streamId, long first, long end) throws Exception {
    byte[] bytes = bytes(streamId, first, end);
    short[] samples = new short[bytes.length / BYTES_PER_SAMPLE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) ((bytes[2 * i] & 0xff) | bytes[2 * i + 1] << 8);
    }
    return samples;
  }

  /** Drops whole blocks from {@code firstBlock} on that end at or before a sample. */
  long dropBefore(String streamId, long firstBlock, long sample) throws Exception {
    long keep = sample / SAMPLE_RATE;
    for (long block = firstBlock; block < keep; block++) {
      blocks.remove(new BlockPosition(streamId, block));
    }
    return Math.max(firstBlock, keep);
  }
}
