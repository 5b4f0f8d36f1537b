package io.colloquy.core.passage;

import io.colloquy.core.identifier.Identifiers;
import io.colloquy.core.segment.SegmentBucket;

/**
 * Where a passage's document stands, never what it says. Within a stream, ids sort by time.
 *
 * @param tenantId the interview's tenant
 * @param interviewId the interview
 * @param streamId the stream; a channel of a stereo stream ends in {@code :1} or {@code :2}
 * @param bucket the {@link SegmentBucket} it starts in
 */
public record PassageId(String tenantId, String interviewId, String streamId, long bucket) {

  public PassageId {
    Identifiers.require("tenantId", tenantId);
    Identifiers.require("interviewId", interviewId);
    Identifiers.requireStream("streamId", streamId);
    SegmentBucket.require(bucket);
  }

  /** The document's id, such as {@code acme/call-7/line:1/p000012}. */
  @Override
  public String toString() {
    return String.format("%s/%s/%s/p%06d", tenantId, interviewId, streamId, bucket);
  }
}
