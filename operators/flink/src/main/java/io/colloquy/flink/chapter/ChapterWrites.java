package io.colloquy.flink.chapter;

import io.colloquy.core.chapter.Chapter;
import io.colloquy.core.chapter.ChapterId;
import io.colloquy.core.chapter.ChapterRevision;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.core.speaker.SpeakerId;
import io.colloquy.core.version.WriteHistory;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.schemas.InterviewChapter;
import io.colloquy.schemas.elasticsearch.DocumentJson;
import io.colloquy.schemas.elasticsearch.Indices;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Writes one interview's chapters, each time with a greater version. Knows no Flink state. */
final class ChapterWrites {
  private final InterviewKey interview;
  private final int generation;
  private final long writerEpoch;
  private final Consumer<DocumentWrite> out;

  ChapterWrites(
      InterviewKey interview, int generation, long writerEpoch, Consumer<DocumentWrite> out) {
    this.interview = interview;
    this.generation = generation;
    this.writerEpoch = writerEpoch;
    this.out = out;
  }

  /** Writes what has changed of an interview that goes on. */
  ChapterLife provisional(ChapterLife life, List<Chapter> chapters) {
    if (chapters.equals(life.chapters())) {
      return life;
    }
    WriteHistory history = life.history().next(writerEpoch);
    write(life, ChapterRevision.from(life.chapters(), chapters), history, true);
    return life.with(history, chapters);
  }

  /**
   * Writes what has changed of a complete interview; in a new epoch, and over provisional chapters,
   * everything.
   *
   * @param lastBucket that anything of the interview reached
   */
  ChapterLife whole(ChapterLife life, List<Chapter> chapters, long lastBucket) {
    WriteHistory history = life.history().next(writerEpoch);
    ChapterRevision revision =
        life.wholeEpoch() == writerEpoch
            ? ChapterRevision.from(life.chapters(), chapters)
            : ChapterRevision.whole(chapters, lastBucket);
    write(life, revision, history, false);
    return life.whole(history, chapters);
  }

  private void write(
      ChapterLife life, ChapterRevision revision, WriteHistory history, boolean provisional) {
    String index = Indices.chapters(Instant.ofEpochMilli(life.beganAtMs()));
    long version = history.version(generation).toLong();
    for (Chapter chapter : revision.written()) {
      InterviewChapter document = document(life, chapter, version, provisional);
      out.accept(
          DocumentWrite.index(
              interview.toString(),
              index,
              document.getChapterId(),
              version,
              DocumentJson.of(document)));
    }
    for (long bucket : revision.deletedBuckets()) {
      out.accept(DocumentWrite.delete(interview.toString(), index, id(bucket), version));
    }
  }

  private InterviewChapter document(
      ChapterLife life, Chapter chapter, long version, boolean provisional) {
    return InterviewChapter.newBuilder()
        .setChapterId(id(chapter.bucket()))
        .setVersion(version)
        .setTenantId(interview.tenantId())
        .setInterviewId(interview.interviewId())
        .setInterviewBeganAt(Instant.ofEpochMilli(life.beganAtMs()))
        .setGeneration(generation)
        .setBucket(chapter.bucket())
        .setStartMs(chapter.startMs())
        .setEndMs(chapter.endMs())
        .setDurationMs(chapter.endMs() - chapter.startMs())
        .setStartedAt(Instant.ofEpochMilli(life.beganAtMs() + chapter.startMs()))
        .setEndedAt(Instant.ofEpochMilli(life.beganAtMs() + chapter.endMs()))
        .setTitle(chapter.title())
        .setKeywords(chapter.keywords())
        .setSentence(chapter.sentence())
        .setSpeakers(chapter.speakers().stream().map(SpeakerId::label).distinct().toList())
        .setStrength((float) chapter.strength())
        .setProvisional(provisional)
        .build();
  }

  private String id(long bucket) {
    return new ChapterId(interview.tenantId(), interview.interviewId(), bucket).toString();
  }
}
