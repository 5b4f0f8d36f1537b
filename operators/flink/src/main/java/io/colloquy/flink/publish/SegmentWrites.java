package io.colloquy.flink.publish;

import io.colloquy.flink.elasticsearch.DocumentConverter;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.schemas.elasticsearch.Indices;
import io.colloquy.schemas.elasticsearch.SegmentDocument;
import java.time.Instant;

/** Segments for Elasticsearch, in the index of the month in which their interview began. */
public final class SegmentWrites implements DocumentConverter<SegmentChange> {
  @Override
  public DocumentWrite convert(SegmentChange change) {
    return new DocumentWrite(
        change.interview(),
        Indices.segments(Instant.ofEpochMilli(change.interviewBeganAtMs())),
        change.segmentId(),
        change.version(),
        change.segment() == null ? null : SegmentDocument.json(change.segment()));
  }
}
