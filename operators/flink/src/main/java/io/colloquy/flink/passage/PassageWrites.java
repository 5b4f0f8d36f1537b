package io.colloquy.flink.passage;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.core.passage.Passage;
import io.colloquy.core.passage.PassageId;
import io.colloquy.core.speaker.SpeakerId;
import io.colloquy.core.version.WriteHistory;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.embed.Embedded;
import io.colloquy.flink.embed.MiniLmEmbedder;
import io.colloquy.flink.publish.BucketPosition;
import io.colloquy.schemas.InterviewPassage;
import io.colloquy.schemas.elasticsearch.DocumentJson;
import io.colloquy.schemas.elasticsearch.Indices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes and deletes one interview's passages, each time with a greater version. */
final class PassageWrites {
  private final InterviewKey interview;
  private final int generation;
  private final Instant beganAt;
  private final long writerEpoch;
  private final Consumer<DocumentWrite> out;

  /**
   * @param of any outcome of the interview
   */
  PassageWrites(Embedded of, long writerEpoch, Consumer<DocumentWrite> out) {
    this.interview = InterviewKey.parse(of.key());
    this.generation = of.of().generation();
    this.beganAt = Instant.ofEpochMilli(of.of().interviewBeganAtMs());
    this.writerEpoch = writerEpoch;
    this.out = out;
  }

  /**
   * Writes a passage.
   *
   * @param vector empty if it could not be embedded
   * @param last the last write at its place
   * @return this one
   */
  WriteHistory write(Passage passage, float[] vector, WriteHistory last) {
    WriteHistory history = last.next(writerEpoch);
    long version = history.version(generation).toLong();
    String id = id(passage.streamId(), passage.bucket());
    byte[] document = DocumentJson.of(document(passage, vector, id, version));
    out.accept(
        DocumentWrite.index(
            interview.toString(), Indices.passages(beganAt), id, version, document));
    return history;
  }

  /** Deletes whatever may lie at a place. */
  WriteHistory delete(BucketPosition place, WriteHistory last) {
    WriteHistory history = last.next(writerEpoch);
    long version = history.version(generation).toLong();
    String id = id(place.streamId(), place.bucket());
    out.accept(DocumentWrite.delete(interview.toString(), Indices.passages(beganAt), id, version));
    return history;
  }

  /** Whether the last write at a place was one of these. */
  boolean isOfThisEpoch(WriteHistory last) {
    return last.writerEpoch() == writerEpoch;
  }

  private String id(String streamId, long bucket) {
    return new PassageId(interview.tenantId(), interview.interviewId(), streamId, bucket)
        .toString();
  }

  private InterviewPassage document(Passage passage, float[] vector, String id, long version) {
    return InterviewPassage.newBuilder()
        .setPassageId(id)
        .setVersion(version)
        .setTenantId(interview.tenantId())
        .setInterviewId(interview.interviewId())
        .setStreamId(passage.streamId())
        .setInterviewBeganAt(beganAt)
        .setGeneration(generation)
        .setBucket(passage.bucket())
        .setStartMs(passage.startMs())
        .setEndMs(passage.endMs())
        .setDurationMs(passage.endMs() - passage.startMs())
        .setStartedAt(beganAt.plusMillis(passage.startMs()))
        .setEndedAt(beganAt.plusMillis(passage.endMs()))
        .setText(passage.text())
        .setWords(passage.words())
        .setSpeakers(passage.speakers().stream().map(SpeakerId::label).distinct().toList())
        .setVector(vector.length == 0 ? null : boxed(vector))
        .setEmbedder(vector.length == 0 ? "" : MiniLmEmbedder.NAME)
        .build();
  }

  private static List<Float> boxed(float[] vector) {
    List<Float> values = new ArrayList<>(vector.length);
    for (float value : vector) {
      values.add(value);
    }
    return values;
  }
}
