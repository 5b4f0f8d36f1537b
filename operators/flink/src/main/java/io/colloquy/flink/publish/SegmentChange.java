package io.colloquy.flink.publish;

import io.colloquy.schemas.TranscriptSegment;

/**
 * One segment written or deleted.
 *
 * @param interview the interview's key, {@code tenant/interview}
 * @param interviewBeganAtMs fixes the index; epoch milliseconds
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
    boolean published) {}
