package io.colloquy.flink.publish;

import io.colloquy.core.segment.BucketHistory;
import io.colloquy.core.segment.BucketText;
import io.colloquy.core.segment.Gap;
import io.colloquy.core.segment.OpenSegment;
import io.colloquy.core.segment.Relabelled;
import io.colloquy.core.segment.Segment;
import io.colloquy.core.segment.SegmentBucket;
import io.colloquy.core.segment.Segmented;
import io.colloquy.core.segment.Segmenter;
import io.colloquy.core.segment.Transcript;
import io.colloquy.core.speaker.NamedSpeakers;
import io.colloquy.core.speaker.SpeakerId;
import io.colloquy.core.stitch.StitchConfidence;
import io.colloquy.core.text.Word;
import io.colloquy.flink.stitch.FilledSpans;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.MediaSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.flink.api.common.state.MapState;

/** Works on one interview's segments for the length of a call. */
final class InterviewSegments {
  private final MapState<String, StreamSegments> streams;
  private final MapState<BucketPosition, BucketContent> buckets;
  private final Segmenter segmenter;
  private final BucketDocuments documents;
  private final long writerEpoch;

  InterviewSegments(
      MapState<String, StreamSegments> streams,
      MapState<BucketPosition, BucketContent> buckets,
      Segmenter segmenter,
      BucketDocuments documents,
      long writerEpoch) {
    this.streams = streams;
    this.buckets = buckets;
    this.segmenter = segmenter;
    this.documents = documents;
    this.writerEpoch = writerEpoch;
  }

  /** Takes words that are final. */
  void words(TranscriptEvent event) throws Exception {
    StreamSegments stream = stream(event.streamId()).withTurnsFrom(event.turnsFrom());
    Segmented segmented = segmenter.accept(stream.open(), event.words(), event.finalUntilMs());
    List<Long> lowSeams = new ArrayList<>(stream.lowSeamsMs());
    if (event.confidence() == StitchConfidence.LOW && !event.words().isEmpty()) {
      lowSeams.add(event.words().get(0).startMs());
    }
    StreamSegments next = stream.next(segmented.open(), event.finalUntilMs(), lowSeams);
    streams.put(event.streamId(), next);
    add(event, next, segmented.segments(), List.of());
  }

  /** Takes a gap, which closes the segment before it. */
  void gap(TranscriptEvent event) throws Exception {
    StreamSegments stream = stream(event.streamId());
    Segmented segmented = segmenter.close(stream.open());
    StreamSegments next = stream.next(segmented.open(), event.finalUntilMs(), stream.lowSeamsMs());
    streams.put(event.streamId(), next);
    Gap gap = new Gap(event.startMs(), event.endMs(), event.reason());
    add(event, next, segmented.segments(), List.of(gap));
  }

  private void add(
      TranscriptEvent event, StreamSegments stream, List<Segment> segments, List<Gap> gaps)
      throws Exception {
    Transcript transcript = transcript(event.streamId());
    write(event, stream, transcript.add(segments, gaps));
  }

  /** Takes what late audio brought into a gap. */
  void fill(TranscriptEvent event) throws Exception {
    StreamSegments stream = stream(event.streamId());
    Gap gap = new Gap(event.startMs(), event.endMs(), event.reason());
    for (MediaSpan filled : FilledSpans.of(event)) {
      List<Word> words = FilledSpans.wordsIn(filled, event);
      List<BucketText> touched =
          transcript(event.streamId()).fill(gap, filled.startMs(), filled.endMs(), words);
      write(event, stream, touched);
      gap = new Gap(filled.endMs(), event.endMs(), event.reason());
    }
  }

  /** Takes words that have other speakers than before. */
  void speakers(TranscriptEvent event) throws Exception {
    StreamSegments stream = stream(event.streamId()).withTurnsFrom(event.turnsFrom());
    Relabelled relabelled =
        transcript(event.streamId()).relabel(event.words(), stream.open(), stream.reachedMs());
    StreamSegments next = stream.withOpen(relabelled.open());
    streams.put(event.streamId(), next);
    for (BucketText text : relabelled.touched()) {
      write(event.streamId(), content(event.streamId(), text.bucket()).with(text), next);
    }
  }

  /**
   * Writes anew where a speaker has another name now.
   *
   * @param before the names that documents have
   * @param now those that they are to have
   */
  void rename(NamedSpeakers before, NamedSpeakers now) throws Exception {
    for (Map.Entry<String, StreamSegments> entry : copyOfStreams()) {
      String streamId = entry.getKey();
      for (long b = 0; b <= SegmentBucket.of(entry.getValue().reachedMs()); b++) {
        BucketContent content = content(streamId, b);
        boolean isRenamed =
            content.text().segments().stream()
                .map(Segment::speaker)
                .anyMatch(
                    speaker ->
                        !Objects.equals(
                            before.nameOf(streamId, speaker), now.nameOf(streamId, speaker)));
        if (isRenamed) {
          write(streamId, content, entry.getValue());
        }
      }
    }
  }

  private void write(TranscriptEvent event, StreamSegments stream, List<BucketText> touched)
      throws Exception {
    for (BucketText text : touched) {
      BucketContent content = content(event.streamId(), text.bucket()).with(text, event);
      write(event.streamId(), content, stream);
    }
  }

  private void write(String streamId, BucketContent content, StreamSegments stream)
      throws Exception {
    BucketHistory history = documents.write(streamId, content, writerEpoch, stream);
    buckets.put(
        new BucketPosition(streamId, content.text().bucket()), content.withHistory(history));
  }

  /**
   * Closes what is open, and writes every bucket that this epoch has not written.
   *
   * @return what is published now
   */
  SegmentCounts complete(TranscriptEvent event) throws Exception {
    int segments = 0;
    int gaps = 0;
    TreeSet<String> speakers = new TreeSet<>();
    for (Map.Entry<String, StreamSegments> entry : copyOfStreams()) {
      String streamId = entry.getKey();
      StreamSegments stream = entry.getValue();
      List<Segment> last = segmenter.close(stream.open()).segments();
      StreamSegments closed = stream.withOpen(OpenSegment.empty());
      streams.put(streamId, closed);
      for (BucketText text : transcript(streamId).add(last, List.of())) {
        BucketContent content = content(streamId, text.bucket()).with(text, event);
        write(streamId, content, closed);
      }
      for (long bucket = 0; bucket <= SegmentBucket.of(stream.reachedMs()); bucket++) {
        BucketContent content = content(streamId, bucket);
        if (content.history().writerEpoch() != writerEpoch) {
          write(streamId, content, closed);
        }
        BucketText published = content.text().withinOrdinals();
        segments += published.segments().size();
        gaps += published.gaps().size();
        published.segments().stream()
            .map(Segment::speaker)
            .filter(Objects::nonNull)
            .forEach(speaker -> speakers.add(SpeakerId.label(speaker)));
      }
    }
    return new SegmentCounts(
        event.tenantId(),
        event.interviewId(),
        event.interviewBeganAtMs(),
        event.generation(),
        segments,
        gaps,
        List.copyOf(speakers),
        false);
  }

  /** Deletes every document that is known. */
  void delete() throws Exception {
    for (Map.Entry<String, StreamSegments> entry : copyOfStreams()) {
      for (long b = 0; b <= SegmentBucket.of(entry.getValue().reachedMs()); b++) {
        BucketContent gone = content(entry.getKey(), b).withoutText();
        documents.write(entry.getKey(), gone, writerEpoch, entry.getValue());
      }
    }
  }

  private Transcript transcript(String streamId) {
    return new Transcript(
        segmenter,
        bucket -> {
          try {
            return content(streamId, bucket).text();
          } catch (Exception unreadable) {
            throw new IllegalStateException("Bucket state cannot be read", unreadable);
          }
        });
  }

  private BucketContent content(String streamId, long bucket) throws Exception {
    BucketContent content = buckets.get(new BucketPosition(streamId, bucket));
    return content == null ? BucketContent.empty(bucket) : content;
  }

  private StreamSegments stream(String streamId) throws Exception {
    StreamSegments stream = streams.get(streamId);
    return stream == null ? StreamSegments.start() : stream;
  }

  private List<Map.Entry<String, StreamSegments>> copyOfStreams() throws Exception {
    List<Map.Entry<String, StreamSegments>> copy = new ArrayList<>();
    streams.entries().forEach(entry -> copy.add(Map.entry(entry.getKey(), entry.getValue())));
    return copy;
  }
}
