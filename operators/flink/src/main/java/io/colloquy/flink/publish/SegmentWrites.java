package io.colloquy.flink.publish;

import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.schemas.elasticsearch.DocumentJson;
import io.colloquy.schemas.elasticsearch.Indices;
import java.time.Instant;
import org.apache.flink.api.common.functions.MapFunction;

/** Segments for Elasticsearch, in the index of the month in which their interview began. */
public final class SegmentWrites implements MapFunction<SegmentChange, DocumentWrite> {
  @Override
  public DocumentWrite map(SegmentChange change) {
    if (change.isOfWholeInterview()) {
      return DocumentWrite.deleteInterviewBelow(change.interview(), change.version());
    }
    String index = Indices.segments(Instant.ofEpochMilli(change.interviewBeganAtMs()));
    if (change.segment() == null) {
      return DocumentWrite.delete(change.interview(), index, change.segmentId(), change.version());
    }
    return DocumentWrite.index(
        change.interview(),
        index,
        change.segmentId(),
        change.version(),
        DocumentJson.of(change.segment()));
  }
}
