package io.colloquy.flink.publish;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.core.segment.BucketHistory;
import io.colloquy.core.segment.BucketRevision;
import io.colloquy.core.segment.BucketText;
import io.colloquy.core.segment.Gap;
import io.colloquy.core.segment.Segment;
import io.colloquy.core.segment.SegmentId;
import io.colloquy.core.speaker.SpeakerId;
import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import io.colloquy.schemas.SegmentKind;
import io.colloquy.schemas.StitchConfidence;
import io.colloquy.schemas.TranscriptSegment;
import io.colloquy.schemas.TranscriptWord;
import java.time.Instant;
import java.util.function.Consumer;

/** Turns a bucket's content into the changes that write it whole. Knows no Flink state. */
final class BucketDocuments {
  private static final String OUTSIDE = "outside";

  private final InterviewKey interview;
  private final PublishLife life;
  private final FinalChapters chapters;
  private final Consumer<SegmentChange> changes;

  BucketDocuments(
      InterviewKey interview,
      PublishLife life,
      FinalChapters chapters,
      Consumer<SegmentChange> changes) {
    this.interview = interview;
    this.life = life;
    this.chapters = chapters;
    this.changes = changes;
  }

  /**
   * Writes every document of a bucket and deletes what is unused behind them.
   *
   * @return the history to remember
   */
  BucketHistory write(
      String streamId, BucketContent content, long writerEpoch, StreamSegments stream) {
    BucketText text = content.text().withinOrdinals();
    BucketHistory last = content.history();
    BucketRevision revision =
        BucketRevision.next(text.documents(), last, life.generation(), writerEpoch);
    for (int ordinal = 0; ordinal < revision.deleteBelow(); ordinal++) {
      SegmentId id =
          new SegmentId(
              interview.tenantId(), interview.interviewId(), streamId, text.bucket(), ordinal);
      boolean written = ordinal < revision.firstUnused();
      changes.accept(
          new SegmentChange(
              interview.toString(),
              life.beganAtMs(),
              id.toString(),
              revision.version(),
              written ? document(id, text, content, revision.version(), stream) : null,
              ordinal < last.usedOrdinals()));
    }
    return revision.history();
  }

  private TranscriptSegment document(
      SegmentId id, BucketText text, BucketContent content, long version, StreamSegments stream) {
    TranscriptSegment.Builder document =
        TranscriptSegment.newBuilder()
            .setSegmentId(id.toString())
            .setVersion(version)
            .setTenantId(interview.tenantId())
            .setInterviewId(interview.interviewId())
            .setStreamId(id.streamId())
            .setInterviewBeganAt(Instant.ofEpochMilli(life.beganAtMs()))
            .setGeneration(life.generation())
            .setBucket(id.bucket())
            .setOrdinal(id.ordinal())
            .setModel(content.model())
            .setSettings(content.settings());
    int segments = text.segments().size();
    if (id.ordinal() < segments) {
      return speech(document, text.segments().get(id.ordinal()), content, stream);
    }
    int gap = id.ordinal() - segments;
    int gaps = text.gaps().size();
    return gap < gaps
        ? gap(document, text.gaps().get(gap))
        : unclear(document, text.unclear().get(gap - gaps), content, stream);
  }

  private TranscriptSegment speech(
      TranscriptSegment.Builder document,
      Segment segment,
      BucketContent content,
      StreamSegments stream) {
    boolean low =
        stream.lowSeamsMs().stream()
            .anyMatch(ms -> segment.startMs() <= ms && ms <= segment.endMs());
    span(document, segment.startMs(), segment.endMs());
    return speaker(document, segment.speaker(), stream)
        .setKind(SegmentKind.SPEECH)
        .setText(segment.text())
        .setWords(segment.words().stream().map(BucketDocuments::word).toList())
        .setProbability(segment.probability())
        .setStitchConfidence(low ? StitchConfidence.LOW : StitchConfidence.HIGH)
        .setLanguage(content.language())
        .build();
  }

  private TranscriptSegment unclear(
      TranscriptSegment.Builder document,
      UnclearSpan unclear,
      BucketContent content,
      StreamSegments stream) {
    span(document, unclear.startMs(), unclear.endMs());
    return speaker(document, unclear.speaker(), stream)
        .setKind(SegmentKind.UNCLEAR)
        .setUnclearReason(unclear.reason())
        .setRawText(unclear.text())
        .setLanguage(content.language())
        .build();
  }

  private TranscriptSegment.Builder speaker(
      TranscriptSegment.Builder document, String speaker, StreamSegments stream) {
    return document
        .setSpeaker(SpeakerId.label(speaker))
        .setSpeakerName(life.speakers().nameOf(document.getStreamId(), speaker))
        .setTurnsFrom(turnsFrom(speaker, stream));
  }

  private static String turnsFrom(String speaker, StreamSegments stream) {
    if (speaker == null) {
      return null;
    }
    return SpeakerId.isOutside(speaker) ? OUTSIDE : stream.turnsFrom();
  }

  private TranscriptSegment gap(TranscriptSegment.Builder document, Gap gap) {
    return span(document, gap.startMs(), gap.endMs())
        .setKind(SegmentKind.GAP)
        .setGapReason(gap.reason())
        .build();
  }

  private TranscriptSegment.Builder span(
      TranscriptSegment.Builder document, long startMs, long endMs) {
    SegmentChapter chapter = chapters.at(startMs);
    return document
        .setStartMs(startMs)
        .setEndMs(endMs)
        .setDurationMs(endMs - startMs)
        .setStartedAt(Instant.ofEpochMilli(life.beganAtMs() + startMs))
        .setEndedAt(Instant.ofEpochMilli(life.beganAtMs() + endMs))
        .setChapterId(chapter.id())
        .setChapterTitle(chapter.title());
  }

  private static TranscriptWord word(Word word) {
    return new TranscriptWord(word.text(), word.startMs(), word.endMs(), word.probability());
  }
}
