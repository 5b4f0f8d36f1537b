package io.colloquy.flink.passage;

import io.colloquy.core.passage.StreamText;
import io.colloquy.core.segment.Gap;
import io.colloquy.core.segment.SegmentBucket;
import io.colloquy.core.text.Word;
import io.colloquy.flink.publish.BucketPosition;
import io.colloquy.flink.stitch.FilledSpans;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.MediaSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;

/** Keeps the words and gaps of the interview that is the current key. */
final class InterviewWords {
  private final MapState<String, StreamCutting> streams;
  private final MapState<BucketPosition, BucketWords> buckets;

  private InterviewWords(
      MapState<String, StreamCutting> streams, MapState<BucketPosition, BucketWords> buckets) {
    this.streams = streams;
    this.buckets = buckets;
  }

  static InterviewWords open(RuntimeContext context) {
    return new InterviewWords(
        context.getMapState(new MapStateDescriptor<>("streams", String.class, StreamCutting.class)),
        context.getMapState(
            new MapStateDescriptor<>("words", BucketPosition.class, BucketWords.class)));
  }

  /** Takes words or a gap that are final, what late audio brought, or other speakers. */
  void take(TranscriptEvent event) throws Exception {
    switch (event.kind()) {
      case WORDS -> {
        add(event.streamId(), event.words());
        reach(event.streamId(), event.finalUntilMs());
      }
      case GAP -> {
        add(event.streamId(), new Gap(event.startMs(), event.endMs(), event.reason()));
        reach(event.streamId(), Math.max(event.endMs(), event.finalUntilMs()));
      }
      case FILLED_GAP -> {
        for (MediaSpan filled : FilledSpans.of(event)) {
          removeGaps(event.streamId(), filled.startMs(), filled.endMs());
        }
        add(event.streamId(), FilledSpans.words(event));
      }
      case SPEAKERS -> relabel(event.streamId(), event.words());
      default -> throw new IllegalArgumentException("No words come with " + event.kind());
    }
  }

  private void add(String streamId, List<Word> words) throws Exception {
    for (Map.Entry<Long, List<Word>> more : byBucket(words).entrySet()) {
      change(
          streamId,
          more.getKey(),
          now -> {
            List<Word> all = new ArrayList<>(now.words());
            all.addAll(more.getValue());
            return new BucketWords(all, now.gaps());
          });
    }
  }

  private void add(String streamId, Gap gap) throws Exception {
    change(
        streamId,
        SegmentBucket.of(gap.startMs()),
        now -> {
          List<Gap> all = new ArrayList<>(now.gaps());
          all.add(gap);
          return new BucketWords(now.words(), all);
        });
  }

  /** Leaves of every gap what does not lie in the span. */
  private void removeGaps(String streamId, long startMs, long endMs) throws Exception {
    for (long b = firstThatReaches(streamId, startMs); b <= SegmentBucket.nearest(endMs); b++) {
      List<Gap> gaps = words(streamId, b).gaps();
      if (!gaps.isEmpty()) {
        change(streamId, b, now -> new BucketWords(now.words(), List.of()));
      }
      for (Gap gap : gaps) {
        for (Gap rest : gap.without(startMs, endMs)) {
          add(streamId, rest);
        }
      }
    }
  }

  /** The nearest bucket before a media time's own that holds something: nothing is in a gap. */
  private long firstThatReaches(String streamId, long mediaMs) throws Exception {
    long bucket = SegmentBucket.of(mediaMs);
    do {
      bucket = Math.max(0, bucket - 1);
    } while (bucket > 0 && words(streamId, bucket).isEmpty());
    return bucket;
  }

  private void relabel(String streamId, List<Word> words) throws Exception {
    for (Map.Entry<Long, List<Word>> changed : byBucket(words).entrySet()) {
      Map<Word, Word> others = new HashMap<>();
      changed.getValue().forEach(word -> others.put(word.withSpeaker(null), word));
      UnaryOperator<Word> relabelled = word -> others.getOrDefault(word.withSpeaker(null), word);
      change(
          streamId,
          changed.getKey(),
          now -> new BucketWords(now.words().stream().map(relabelled).toList(), now.gaps()));
    }
  }

  private static Map<Long, List<Word>> byBucket(List<Word> words) {
    return words.stream()
        .collect(
            Collectors.groupingBy(
                word -> SegmentBucket.of(word.startMs()), TreeMap::new, Collectors.toList()));
  }

  private void change(String streamId, long bucket, UnaryOperator<BucketWords> change)
      throws Exception {
    BucketWords changed = change.apply(words(streamId, bucket));
    buckets.put(new BucketPosition(streamId, bucket), changed);
  }

  private BucketWords words(String streamId, long bucket) throws Exception {
    BucketWords words = buckets.get(new BucketPosition(streamId, bucket));
    return words == null ? BucketWords.empty() : words;
  }

  private void reach(String streamId, long mediaMs) throws Exception {
    StreamCutting now = streams.get(streamId);
    streams.put(streamId, (now == null ? StreamCutting.start() : now).reaching(mediaMs));
  }

  /** How far each stream was cut, by id. */
  Map<String, StreamCutting> progress() throws Exception {
    Map<String, StreamCutting> progress = new TreeMap<>();
    for (Map.Entry<String, StreamCutting> stream : streams.entries()) {
      progress.put(stream.getKey(), stream.getValue());
    }
    return progress;
  }

  void progress(String streamId, StreamCutting progress) throws Exception {
    streams.put(streamId, progress);
  }

  /** What starts at a media time or behind it, of all streams. */
  List<StreamText> from(long mediaMs) throws Exception {
    List<StreamText> texts = new ArrayList<>();
    for (Map.Entry<String, StreamCutting> stream : progress().entrySet()) {
      List<Word> words = new ArrayList<>();
      List<Gap> gaps = new ArrayList<>();
      long last = SegmentBucket.of(stream.getValue().reachedMs());
      for (long b = SegmentBucket.of(mediaMs); b <= last; b++) {
        BucketWords bucket = words(stream.getKey(), b);
        bucket.words().stream().filter(word -> word.startMs() >= mediaMs).forEach(words::add);
        gaps.addAll(bucket.gaps());
      }
      texts.add(new StreamText(stream.getKey(), words, gaps));
    }
    return texts;
  }

  void clear() {
    streams.clear();
    buckets.clear();
  }
}
