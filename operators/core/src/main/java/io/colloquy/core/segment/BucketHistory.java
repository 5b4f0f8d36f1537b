package io.colloquy.core.segment;

/**
 * What a writer remembers of a bucket's last write.
 *
 * @param writerEpoch the epoch that wrote it; -1 before the first write
 * @param writes how often that epoch has written it
 * @param usedOrdinals how many ordinals, from 0 on, the last write used
 */
public record BucketHistory(long writerEpoch, long writes, int usedOrdinals) {

  public static BucketHistory unwritten() {
    return new BucketHistory(-1, 0, 0);
  }

  /** The history for another generation: still to be written, over what is there. */
  public BucketHistory unwrittenAgain() {
    return new BucketHistory(-1, 0, usedOrdinals);
  }
}
