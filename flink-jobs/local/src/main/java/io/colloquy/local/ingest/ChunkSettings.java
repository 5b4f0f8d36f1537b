package io.colloquy.local.ingest;

import io.colloquy.flink.audio.AudioFile;

/**
 * How a recorder cuts and sends.
 *
 * @param chunkMs length of every chunk but the last, 20 to 60000
 * @param live whether chunks are sent at the pace of the recording
 * @param shuffleSeed lets chunks arrive out of order; null keeps the order
 */
public record ChunkSettings(
    int chunkMs, ChunkCodec codec, AudioFile.Layout layout, boolean live, Long shuffleSeed) {

  static final int SHORTEST_MS = 20;
  static final int LONGEST_MS = 60_000;

  /**
   * @throws IllegalArgumentException when the length of a chunk is out of range
   */
  public ChunkSettings {
    if (chunkMs < SHORTEST_MS || chunkMs > LONGEST_MS) {
      throw new IllegalArgumentException(
          "--chunk-ms is %d; give %d to %d milliseconds"
              .formatted(chunkMs, SHORTEST_MS, LONGEST_MS));
    }
  }

  /** Seconds of mono PCM, in order and at full speed. */
  public static ChunkSettings defaults() {
    return new ChunkSettings(1_000, ChunkCodec.PCM, AudioFile.Layout.MONO, false, null);
  }
}
