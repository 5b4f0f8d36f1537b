package io.colloquy.bench.retrieval;

import io.colloquy.core.passage.Passage;
import io.colloquy.core.passage.PassageId;
import io.colloquy.core.segment.Segment;
import io.colloquy.core.segment.SegmentBucket;
import io.colloquy.core.segment.SegmentId;
import io.colloquy.schemas.InterviewPassage;
import io.colloquy.schemas.SegmentKind;
import io.colloquy.schemas.TranscriptSegment;
import io.colloquy.schemas.TranscriptWord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The documents that the job would write of an interview. */
final class CorpusDocuments {

  static final String TENANT = "bench";
  static final Instant BEGAN_AT = Instant.parse("2026-01-01T00:00:00Z");

  private final String interviewId;

  CorpusDocuments(String interviewId) {
    this.interviewId = interviewId;
  }

  /**
   * Every segment's document.
   *
   * @param withWords whether they carry their words' times, which no search looks at
   */
  List<TranscriptSegment> segments(List<Segment> segments, boolean withWords) {
    List<TranscriptSegment> documents = new ArrayList<>();
    long lastBucket = -1;
    int ordinal = 0;
    for (Segment segment : segments) {
      long bucket = SegmentBucket.of(segment.startMs());
      ordinal = bucket == lastBucket ? ordinal + 1 : 0;
      lastBucket = bucket;
      documents.add(segment(segment, bucket, ordinal, withWords));
    }
    return documents;
  }

  private TranscriptSegment segment(Segment segment, long bucket, int ordinal, boolean withWords) {
    SegmentId id = new SegmentId(TENANT, interviewId, SpokenInterview.STREAM, bucket, ordinal);
    return TranscriptSegment.newBuilder()
        .setSegmentId(id.toString())
        .setVersion(1)
        .setTenantId(TENANT)
        .setInterviewId(interviewId)
        .setStreamId(SpokenInterview.STREAM)
        .setInterviewBeganAt(BEGAN_AT)
        .setGeneration(0)
        .setBucket(bucket)
        .setOrdinal(ordinal)
        .setKind(SegmentKind.SPEECH)
        .setStartMs(segment.startMs())
        .setEndMs(segment.endMs())
        .setStartedAt(BEGAN_AT.plusMillis(segment.startMs()))
        .setEndedAt(BEGAN_AT.plusMillis(segment.endMs()))
        .setText(segment.text())
        .setWords(withWords ? words(segment) : List.of())
        .setProbability(segment.probability())
        .setSpeaker(segment.speaker())
        .build();
  }

  private static List<TranscriptWord> words(Segment segment) {
    return segment.words().stream()
        .map(w -> new TranscriptWord(w.text(), w.startMs(), w.endMs(), w.probability()))
        .toList();
  }

  /** A passage's document. */
  InterviewPassage passage(Passage passage, List<Float> vector) {
    PassageId id = new PassageId(TENANT, interviewId, passage.streamId(), passage.bucket());
    return InterviewPassage.newBuilder()
        .setPassageId(id.toString())
        .setVersion(1)
        .setTenantId(TENANT)
        .setInterviewId(interviewId)
        .setStreamId(passage.streamId())
        .setInterviewBeganAt(BEGAN_AT)
        .setGeneration(0)
        .setBucket(passage.bucket())
        .setStartMs(passage.startMs())
        .setEndMs(passage.endMs())
        .setDurationMs(passage.endMs() - passage.startMs())
        .setStartedAt(BEGAN_AT.plusMillis(passage.startMs()))
        .setEndedAt(BEGAN_AT.plusMillis(passage.endMs()))
        .setText(passage.text())
        .setWords(passage.words())
        .setSpeakers(passage.speakers())
        .setVector(vector)
        .build();
  }
}
