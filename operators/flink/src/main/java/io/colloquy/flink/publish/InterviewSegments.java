package io.colloquy.flink.publish;

import io.colloquy.core.segment.BucketHistory;
import io.colloquy.core.segment.BucketText;
import io.colloquy.core.segment.Gap;
import io.colloquy.core.segment.OpenSegment;
import io.colloquy.core.segment.Resegmented;
import io.colloquy.core.segment.Segment;
import io.colloquy.core.segment.SegmentBucket;
import io.colloquy.core.segment.Segmented;
import io.colloquy.core.segment.Segmenter;
import io.colloquy.core.segment.Transcript;
import io.colloquy.core.speaker.NamedSpeakers;
import io.colloquy.core.stitch.StitchConfidence;
import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import io.colloquy.flink.stitch.FilledSpans;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.MediaSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.LongStream;

/** Works on one interview's segments for the length of a call. */
final class InterviewSegments {
  private final SegmentState state;
  private final Segmenter segmenter;
  private final BucketDocuments documents;
  private final long writerEpoch;
  private final boolean completed;

  /**
   * @param completed whether the interview was complete before
   */
  InterviewSegments(
      SegmentState state,
      Segmenter segmenter,
      BucketDocuments documents,
      long writerEpoch,
      boolean completed) {
    this.state = state;
    this.segmenter = segmenter;
    this.documents = documents;
    this.writerEpoch = writerEpoch;
    this.completed = completed;
  }

  /** Takes words that are final, and what between them was not understood. */
  void words(TranscriptEvent event) throws Exception {
    StreamSegments stream = state.stream(event.streamId()).withTurnsFrom(event.turnsFrom());
    Segmented segmented =
        segmenter.accept(stream.open(), event.words(), event.unclear(), event.finalUntilMs());
    List<Long> lowSeams = new ArrayList<>(stream.lowSeamsMs());
    if (event.confidence() == StitchConfidence.LOW && !event.words().isEmpty()) {
      lowSeams.add(event.words().get(0).startMs());
    }
    StreamSegments next = stream.next(segmented.open(), event.finalUntilMs(), lowSeams);
    state.put(event.streamId(), next);
    stamp(event, event.words());
    Transcript transcript = transcript(event.streamId());
    write(event, next, transcript.add(segmented.segments(), List.of(), event.unclear()));
  }

  /** Notes who heard words and unclear stretches: what closes a segment may be told by another. */
  private void stamp(TranscriptEvent event, List<Word> words) throws Exception {
    Map<Long, Long> lastStarts = new TreeMap<>();
    LongStream.concat(
            words.stream().mapToLong(Word::startMs),
            event.unclear().stream().mapToLong(UnclearSpan::startMs))
        .forEach(startMs -> lastStarts.merge(SegmentBucket.of(startMs), startMs, Math::max));
    for (Map.Entry<Long, Long> last : lastStarts.entrySet()) {
      BucketContent content = state.content(event.streamId(), last.getKey());
      state.put(event.streamId(), content.heardBy(event, last.getValue()));
    }
  }

  /** Takes a gap, which closes the segment before it. */
  void gap(TranscriptEvent event) throws Exception {
    StreamSegments stream = state.stream(event.streamId());
    Segmented segmented = segmenter.close(stream.open());
    StreamSegments next = stream.next(segmented.open(), event.finalUntilMs(), stream.lowSeamsMs());
    state.put(event.streamId(), next);
    List<Gap> gap = List.of(new Gap(event.startMs(), event.endMs(), event.reason()));
    Transcript transcript = transcript(event.streamId());
    write(event, next, transcript.add(segmented.segments(), gap, List.of()));
  }

  /** Takes what late audio brought into a gap. */
  void fill(TranscriptEvent event) throws Exception {
    stamp(event, FilledSpans.words(event));
    StreamSegments stream = state.stream(event.streamId());
    for (MediaSpan span : FilledSpans.of(event)) {
      Resegmented filled =
          transcript(event.streamId())
              .fill(
                  span.startMs(),
                  span.endMs(),
                  FilledSpans.wordsIn(span, event),
                  FilledSpans.unclearIn(span, event),
                  stream.open(),
                  progressMs(stream));
      stream = stream.withOpen(filled.open());
      state.put(event.streamId(), stream);
      write(event, stream, filled.touched());
    }
  }

  /** Takes words and unclear stretches that have other speakers than before. */
  void speakers(TranscriptEvent event) throws Exception {
    StreamSegments stream = state.stream(event.streamId()).withTurnsFrom(event.turnsFrom());
    Resegmented relabelled =
        transcript(event.streamId())
            .relabel(event.words(), event.unclear(), stream.open(), progressMs(stream));
    StreamSegments next = stream.withOpen(relabelled.open());
    state.put(event.streamId(), next);
    for (BucketText text : relabelled.touched()) {
      write(event.streamId(), state.content(event.streamId(), text.bucket()).with(text), next);
    }
  }

  /** How far a stream is known; after a completion nobody closes what would wait again. */
  private long progressMs(StreamSegments stream) {
    return completed && stream.open().words().isEmpty() ? Long.MAX_VALUE : stream.reachedMs();
  }

  /**
   * Writes anew where a speaker has another name now.
   *
   * @param before the names that documents have
   * @param now those that they are to have
   */
  void rename(NamedSpeakers before, NamedSpeakers now) throws Exception {
    rewrite(
        (streamId, text) ->
            text.speakers()
                .anyMatch(
                    speaker ->
                        !Objects.equals(
                            before.nameOf(streamId, speaker), now.nameOf(streamId, speaker))));
  }

  /**
   * Writes anew what has another chapter now.
   *
   * @param before the chapters that documents have
   * @param now those that they are to have
   */
  void assign(FinalChapters before, FinalChapters now) throws Exception {
    rewrite(
        (streamId, text) -> text.startsMs().anyMatch(startMs -> !before.isSameAt(startMs, now)));
  }

  private void rewrite(BiPredicate<String, BucketText> isChanged) throws Exception {
    for (Map.Entry<String, StreamSegments> entry : state.streams()) {
      String streamId = entry.getKey();
      for (long b = 0; b <= SegmentBucket.of(entry.getValue().reachedMs()); b++) {
        BucketContent content = state.content(streamId, b);
        if (isChanged.test(streamId, content.text())) {
          write(streamId, content, entry.getValue());
        }
      }
    }
  }

  private void write(TranscriptEvent event, StreamSegments stream, List<BucketText> touched)
      throws Exception {
    for (BucketText text : touched) {
      BucketContent content = state.content(event.streamId(), text.bucket()).with(text, event);
      write(event.streamId(), content, stream);
    }
  }

  private void write(String streamId, BucketContent content, StreamSegments stream)
      throws Exception {
    BucketHistory history = documents.write(streamId, content, writerEpoch, stream);
    state.put(streamId, content.withHistory(history));
  }

  /**
   * Closes what is open, and writes every bucket that this epoch has not written.
   *
   * @param completion how often the interview is complete now
   * @return what is published now
   */
  DocumentCounts complete(TranscriptEvent event, int completion) throws Exception {
    Counting counting = new Counting();
    for (Map.Entry<String, StreamSegments> entry : state.streams()) {
      String streamId = entry.getKey();
      StreamSegments stream = entry.getValue();
      List<Segment> last = segmenter.close(stream.open()).segments();
      StreamSegments closed = stream.withOpen(OpenSegment.empty());
      state.put(streamId, closed);
      for (BucketText text : transcript(streamId).add(last, List.of(), List.of())) {
        BucketContent content = state.content(streamId, text.bucket()).with(text, event);
        write(streamId, content, closed);
      }
      for (long bucket = 0; bucket <= SegmentBucket.of(stream.reachedMs()); bucket++) {
        BucketContent content = state.content(streamId, bucket);
        if (content.history().writerEpoch() != writerEpoch) {
          write(streamId, content, closed);
        }
        counting.add(content.text().withinOrdinals());
      }
    }
    return counting.segments(event, completion);
  }

  /** Deletes every document that is known. */
  void delete() throws Exception {
    for (Map.Entry<String, StreamSegments> entry : state.streams()) {
      for (long b = 0; b <= SegmentBucket.of(entry.getValue().reachedMs()); b++) {
        BucketContent gone = state.content(entry.getKey(), b).withoutText();
        documents.write(entry.getKey(), gone, writerEpoch, entry.getValue());
      }
    }
  }

  private Transcript transcript(String streamId) {
    return new Transcript(
        segmenter,
        bucket -> {
          try {
            return state.content(streamId, bucket).text();
          } catch (Exception unreadable) {
            throw new IllegalStateException("Bucket state cannot be read", unreadable);
          }
        });
  }
}
