package io.colloquy.core.segment;

import io.colloquy.core.identifier.Identifiers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a segment's document stands, never what it says. Within a stream, ids sort by time.
 *
 * @param tenantId the interview's tenant
 * @param interviewId the interview
 * @param streamId the stream; a channel of a stereo stream ends in {@code :1} or {@code :2}
 * @param bucket the {@link SegmentBucket} it starts in
 * @param ordinal its place in the bucket, below {@link SegmentBucket#ORDINALS}
 */
public record SegmentId(
    String tenantId, String interviewId, String streamId, long bucket, int ordinal) {
  private static final Pattern TEXT = Pattern.compile("([^/]+)/([^/]+)/([^/]+)/(\\d{6})/(\\d{2})");

  public SegmentId {
    Identifiers.require("tenantId", tenantId);
    Identifiers.require("interviewId", interviewId);
    Identifiers.requireStream("streamId", streamId);
    SegmentBucket.require(bucket);
    if (ordinal < 0 || ordinal >= SegmentBucket.ORDINALS) {
      throw new IllegalArgumentException(
          "An ordinal lies below " + SegmentBucket.ORDINALS + ", not at " + ordinal + ".");
    }
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if the text is no segment's id
   */
  public static SegmentId parse(String id) {
    Matcher parts = TEXT.matcher(id);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "A segment's id is tenant/interview/stream/bucket/ordinal, not \"" + id + "\".");
    }
    return new SegmentId(
        parts.group(1),
        parts.group(2),
        parts.group(3),
        Long.parseLong(parts.group(4)),
        Integer.parseInt(parts.group(5)));
  }

  /** The document's id, such as {@code acme/call-7/line:1/000012/03}. */
  @Override
  public String toString() {
    return String.format("%s/%s/%s/%06d/%02d", tenantId, interviewId, streamId, bucket, ordinal);
  }
}
