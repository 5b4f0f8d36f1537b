package io.colloquy.flink.publish;

import io.colloquy.core.version.DocumentVersion;
import io.colloquy.schemas.TranscriptSegment;

/**
 * One segment written or deleted, or all that an interview has deleted.
 *
 * @param interview the interview's key, {@code tenant/interview}
 * @param interviewBeganAtMs fixes the index; epoch milliseconds
 * @param segmentId null to delete whatever documents the interview has below the version
 * @param version orders all changes of this segment
 * @param segment what it is now; null deletes it
 * @param published whether an earlier change wrote it, as far as this job knows
 */
public record SegmentChange(
    String interview,
    long interviewBeganAtMs,
    String segmentId,
    long version,
    TranscriptSegment segment,
    boolean published) {

  /** Deletes every document of an interview, also those that this job does not know. */
  static SegmentChange interviewDeleted(String interview, long interviewBeganAtMs) {
    return interviewDeletedBelow(interview, interviewBeganAtMs, DocumentVersion.HIGHEST);
  }

  /** Deletes what earlier generations of an interview wrote, also what this job does not know. */
  static SegmentChange earlierGenerationsDeleted(
      String interview, long interviewBeganAtMs, int generation) {
    long version = DocumentVersion.firstOf(generation).toLong();
    return interviewDeletedBelow(interview, interviewBeganAtMs, version);
  }

  private static SegmentChange interviewDeletedBelow(
      String interview, long interviewBeganAtMs, long version) {
    return new SegmentChange(interview, interviewBeganAtMs, null, version, null, true);
  }

  boolean isOfWholeInterview() {
    return segmentId == null;
  }
}
