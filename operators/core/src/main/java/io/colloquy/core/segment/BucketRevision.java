package io.colloquy.core.segment;

import io.colloquy.core.version.Authority;
import io.colloquy.core.version.DocumentVersion;

/**
 * One write of a whole bucket: ordinals from 0 below {@code firstUnused} are written, those from
 * there below {@code deleteBelow} are deleted, all with the same version.
 *
 * @param firstUnused how many ordinals have a document now; 0 for a bucket that has become empty
 * @param deleteBelow where the ordinals end that may still carry an older document
 * @param version the external version of every write and delete
 * @param history what to remember for the next revision
 */
public record BucketRevision(
    int firstUnused, int deleteBelow, long version, BucketHistory history) {

  /**
   * The next write of a bucket. The first in an epoch deletes every unused ordinal, because a
   * writer that failed may have used more of them than the restored history tells; later ones
   * delete what the write before used.
   *
   * @param documents how many segments and gaps the bucket has now
   * @param last the history of its last write
   * @param generation the interview's
   * @param writerEpoch the writer's own
   * @throws IllegalArgumentException if the bucket has more documents than ordinals
   */
  public static BucketRevision next(
      int documents, BucketHistory last, int generation, long writerEpoch) {
    if (documents < 0 || documents > SegmentBucket.ORDINALS) {
      throw new IllegalArgumentException(
          "A bucket has at most " + SegmentBucket.ORDINALS + " documents, not " + documents + ".");
    }
    boolean firstInEpoch = last.writerEpoch() != writerEpoch;
    long writes = firstInEpoch ? 0 : last.writes();
    int deleteBelow = firstInEpoch ? SegmentBucket.ORDINALS : last.usedOrdinals();
    DocumentVersion version =
        new DocumentVersion(Authority.MACHINE, generation, writerEpoch, writes);
    return new BucketRevision(
        documents,
        Math.max(documents, deleteBelow),
        version.toLong(),
        new BucketHistory(writerEpoch, writes + 1, documents));
  }
}
