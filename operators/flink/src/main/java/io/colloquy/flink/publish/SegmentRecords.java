package io.colloquy.flink.publish;

import io.colloquy.schemas.Topics;
import io.colloquy.schemas.TranscriptSegment;
import io.colloquy.schemas.codec.RecordEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Segments for their topic, by id; a deletion has no value. */
public final class SegmentRecords implements KafkaRecordSerializationSchema<SegmentChange> {
  private transient RecordEncoder<TranscriptSegment> encoder;

  /**
   * Leaves out deletions of what nobody can have read: that transaction was never committed. The
   * segments of a deleted interview are deleted one by one, so far as they are known.
   */
  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      SegmentChange change, KafkaSinkContext context, Long timestamp) {
    if (change.isOfWholeInterview() || change.segment() == null && !change.published()) {
      return null;
    }
    if (encoder == null) {
      encoder = new RecordEncoder<>(TranscriptSegment.class);
    }
    byte[] key = change.segmentId().getBytes(StandardCharsets.UTF_8);
    byte[] value = change.segment() == null ? null : encoder.encode(change.segment());
    return new ProducerRecord<>(Topics.SEGMENTS, key, value);
  }
}
