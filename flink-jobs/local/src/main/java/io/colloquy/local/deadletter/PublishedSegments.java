package io.colloquy.local.deadletter;

import io.colloquy.schemas.Topics;
import io.colloquy.schemas.TranscriptSegment;
import io.colloquy.schemas.codec.RecordDecoder;
import io.colloquy.schemas.codec.RecordDecodingException;
import io.colloquy.schemas.codec.SchemaCatalog;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What the segments' topic tells last of each segment; it is read when first asked. */
final class PublishedSegments {

  /** How a version of a segment relates to the last one. */
  enum Age {
    CURRENT,
    CHANGED_SINCE,
    REMOVED_SINCE,
    /** The topic does not tell of it, or not any more. */
    UNKNOWN
  }

  private static final long REMOVED = -1;

  private final TopicScan topics;
  private final RecordDecoder<TranscriptSegment> decoder =
      new RecordDecoder<>(TranscriptSegment.class, SchemaCatalog.own());
  private Map<String, Long> versions;

  PublishedSegments(TopicScan topics) {
    this.topics = topics;
  }

  Age compare(String segmentId, long version) {
    if (versions == null) {
      versions = read();
    }
    Long last = versions.get(segmentId);
    if (last == null) {
      return Age.UNKNOWN;
    }
    if (last == REMOVED) {
      return Age.REMOVED_SINCE;
    }
    return last > version ? Age.CHANGED_SINCE : Age.CURRENT;
  }

  private Map<String, Long> read() {
    Map<String, Long> read = new HashMap<>();
    topics.toEnd(
        Topics.SEGMENTS,
        record -> {
          String id = new String(record.key(), StandardCharsets.UTF_8);
          if (record.value() == null) {
            read.put(id, REMOVED);
          } else {
            version(record.value(), id, read);
          }
        });
    return read;
  }

  private void version(byte[] segment, String id, Map<String, Long> into) {
    try {
      into.put(id, decoder.decode(segment).getVersion());
    } catch (RecordDecodingException ofAnotherVersion) {
      into.remove(id);
    }
  }
}
