package io.colloquy.bench.speakers;

import io.colloquy.bench.BenchException;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.local.deadletter.TopicScan;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.TranscriptSegment;
import io.colloquy.schemas.codec.RecordDecoder;
import io.colloquy.schemas.codec.RecordDecodingException;
import io.colloquy.schemas.codec.SchemaCatalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the job published of an interview, one version after the other. */
final class PublishedSegments {

  private static final RecordDecoder<TranscriptSegment> DECODER =
      new RecordDecoder<>(TranscriptSegment.class, SchemaCatalog.own());

  private PublishedSegments() {}

  private record Published(long atMs, TranscriptSegment segment) {}

  /** Those of a complete interview, in the order in which they were published. */
  static List<SpeakerChurn.Publication> of(String kafka, InterviewKey interview)
      throws BenchException {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (TopicScan topics = TopicScan.open(kafka)) {
      topics.toEnd(Topics.SEGMENTS, records::add);
    }
    List<Published> segments = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.value() != null) {
        TranscriptSegment segment = decoded(record.value());
        if (interview.equals(new InterviewKey(segment.getTenantId(), segment.getInterviewId()))) {
          segments.add(new Published(record.timestamp(), segment));
        }
      }
    }
    segments.sort(
        Comparator.comparingLong(Published::atMs)
            .thenComparing(published -> published.segment().getVersion()));
    return segments.stream().map(published -> publication(published.segment())).toList();
  }

  private static SpeakerChurn.Publication publication(TranscriptSegment segment) {
    return new SpeakerChurn.Publication(
        segment.getStreamId(),
        segment.getWords().stream()
            .map(
                word ->
                    new SpokenWord(
                        word.getText(), word.getStartMs(), word.getEndMs(), segment.getSpeaker()))
            .toList());
  }

  private static TranscriptSegment decoded(byte[] record) throws BenchException {
    try {
      return DECODER.decode(record);
    } catch (RecordDecodingException unreadable) {
      throw new BenchException(
          "%s holds a record that is no segment: %s"
              .formatted(Topics.SEGMENTS, unreadable.getMessage()),
          unreadable);
    }
  }
}
