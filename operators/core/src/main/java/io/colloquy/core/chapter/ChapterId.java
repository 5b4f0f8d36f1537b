package io.colloquy.core.chapter;

import io.colloquy.core.identifier.Identifiers;
import io.colloquy.core.segment.SegmentBucket;

/**
 * Where a chapter's document stands, never what it is about. Within an interview, ids sort by time,
 * and no two chapters are so short that they start in the same bucket.
 *
 * @param tenantId the interview's tenant
 * @param interviewId the interview
 * @param bucket the {@link SegmentBucket} it starts in
 */
public record ChapterId(String tenantId, String interviewId, long bucket) {

  public ChapterId {
    Identifiers.require("tenantId", tenantId);
    Identifiers.require("interviewId", interviewId);
    SegmentBucket.require(bucket);
  }

  /** The document's id, such as {@code acme/call-7/c000012}. */
  @Override
  public String toString() {
    return String.format("%s/%s/c%06d", tenantId, interviewId, bucket);
  }
}
