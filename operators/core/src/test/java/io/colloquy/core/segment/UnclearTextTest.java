package io.colloquy.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnclearTextTest {
  private final Map<Long, BucketText> stored = new HashMap<>();
  private final Segmenter segmenter = new Segmenter(SegmentSettings.defaults());
  private final Transcript transcript = new Transcript(segmenter, stored::get);

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @Test
  void whatWasNotUnderstoodClosesTheSegmentBeforeIt() {
    Segmented segmented =
        segmenter.accept(
            OpenSegment.empty(),
            Words.from(1_000, "so he went and"),
            List.of(span(1_710, 1_790)),
            2_600);
    assertThat(segmented.segments()).extracting(Segment::text).containsExactly("so he");
    assertThat(segmented.open().words()).extracting(Word::text).containsExactly("went", "and");
    segmented = segmenter.accept(segmented.open(), List.of(), List.of(span(2_500, 9_000)), 9_000);
    assertThat(segmented.segments()).extracting(Segment::text).containsExactly("went and");
    assertThat(segmented.open().words()).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void howItIsGroupedIntoCallsChangesNothing(long seed) {
    Random random = new Random(seed);
    Talk talk = Talk.random(random);
    List<Segment> atOnce = talk.segments(segmenter);
    List<Segment> closed = new ArrayList<>();
    OpenSegment open = OpenSegment.empty();
    long from = 0;
    while (from < talk.endMs()) {
      long until = from + random.nextInt(20_000);
      Talk part = talk.from(from, until);
      Segmented segmented = segmenter.accept(open, part.words(), part.unclear(), until);
      closed.addAll(segmented.segments());
      open = segmented.open();
      from = until;
    }
    closed.addAll(segmenter.close(open).segments());
    assertThat(closed).as("seed %d", seed).isEqualTo(atOnce);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aFilledGapLeavesNoTrace(long seed) {
    Random random = new Random(seed);
    Talk talk = Talk.random(random);
    long startMs = talk.startOf(random);
    long endMs = talk.startOf(random);
    Gap gap = new Gap(Math.min(startMs, endMs), Math.max(startMs, endMs) + 1, "missing");
    store(add(transcript, talk.from(0, gap.startMs()), List.of(gap)));
    store(add(transcript, talk.from(gap.endMs(), talk.endMs()), List.of()));
    Talk late = talk.from(gap.startMs(), gap.endMs());
    store(
        transcript
            .fill(
                gap.startMs(),
                gap.endMs(),
                late.words(),
                late.unclear(),
                OpenSegment.empty(),
                Long.MAX_VALUE)
            .touched());

    Map<Long, BucketText> undisturbed = new HashMap<>();
    add(new Transcript(segmenter, undisturbed::get), talk, List.of())
        .forEach(text -> undisturbed.put(text.bucket(), text));
    stored.values().removeIf(text -> text.documents() == 0);
    assertThat(new TreeMap<>(stored)).as("seed %d", seed).isEqualTo(new TreeMap<>(undisturbed));
  }

  @Test
  void anotherSpeakerChangesTheStretchAndNothingBesideIt() {
    List<Word> words = Words.from(1_000, "so he");
    store(transcript.add(segmenter.segments(words), List.of(), List.of(span(1_700, 9_000))));
    UnclearSpan told = new UnclearSpan(1_700, 9_000, null, null, "2");
    Resegmented relabelled =
        transcript.relabel(List.of(), List.of(told), OpenSegment.empty(), 9_000);
    assertThat(relabelled.touched())
        .containsExactly(
            new BucketText(
                0,
                segmenter.segments(words),
                List.of(),
                List.of(span(1_700, 9_000).withSpeaker("2"))));
    store(relabelled.touched());
    UnclearSpan elsewhere = new UnclearSpan(1_700, 9_001, null, null, "3");
    assertThat(
            transcript
                .relabel(List.of(), List.of(told, elsewhere), OpenSegment.empty(), 9_000)
                .touched())
        .isEmpty();
  }

  @Test
  void otherSpeakersDoNotJoinWhatAStretchParts() {
    List<Word> before = Words.from(1_000, "so he");
    List<Word> behind = Words.from(1_900, "went home");
    store(transcript.add(segmenter.segments(before), List.of(), List.of(span(1_750, 1_850))));
    store(transcript.add(segmenter.segments(behind), List.of(), List.of()));
    List<Word> all = new ArrayList<>(before);
    all.addAll(behind);
    List<Word> said = all.stream().map(word -> word.withSpeaker("1")).toList();
    store(transcript.relabel(said, List.of(), OpenSegment.empty(), 9_000).touched());
    assertThat(stored.get(0L).segments())
        .extracting(Segment::text)
        .containsExactly("so he", "went home");
  }

  @Test
  void aCrowdedBucketKeepsRoomForAllKinds() {
    List<Segment> segments = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    List<UnclearSpan> unclear = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      segments.add(Segment.of(List.of(new Word("w" + i, i * 200, i * 200 + 50, 1))));
      gaps.add(new Gap(i * 200 + 50, i * 200 + 100, "missing"));
      unclear.add(new UnclearSpan(i * 200 + 100, i * 200 + 200, "repetition", "u" + i));
    }
    BucketText text = new BucketText(0, segments, gaps, unclear).withinOrdinals();
    assertThat(text.documents()).isEqualTo(SegmentBucket.ORDINALS);
    assertThat(text.unclear()).last().extracting(UnclearSpan::endMs).isEqualTo(20_000L);
    assertThat(text.unclear().get(15).text()).startsWith("u15 u16").endsWith("u99");
    assertThat(text.segments().stream().mapToInt(segment -> segment.words().size()).sum())
        .isEqualTo(100);
  }

  private List<BucketText> add(Transcript to, Talk talk, List<Gap> gaps) {
    return to.add(talk.segments(segmenter), gaps, talk.unclear());
  }

  private void store(List<BucketText> touched) {
    touched.forEach(text -> stored.put(text.bucket(), text));
  }

  private static UnclearSpan span(long startMs, long endMs) {
    return new UnclearSpan(startMs, endMs, "repetition", "no no no");
  }

  /** Words, some runs of which nobody understood. */
  private record Talk(List<Word> words, List<UnclearSpan> unclear, long endMs) {

    static Talk random(Random random) {
      List<Word> all = Words.random(random, 10 + random.nextInt(300));
      List<Word> words = new ArrayList<>();
      List<UnclearSpan> unclear = new ArrayList<>();
      int next = 0;
      while (next < all.size()) {
        int until = Math.min(all.size(), next + 1 + random.nextInt(12));
        if (random.nextInt(4) == 0) {
          unclear.add(span(all.get(next).startMs(), all.get(until - 1).endMs()));
        } else {
          words.addAll(all.subList(next, until));
        }
        next = until;
      }
      return new Talk(words, unclear, all.get(all.size() - 1).endMs() + 1);
    }

    /** What starts in a span of media time. */
    Talk from(long startMs, long untilMs) {
      return new Talk(
          words.stream()
              .filter(word -> startMs <= word.startMs() && word.startMs() < untilMs)
              .toList(),
          unclear.stream()
              .filter(span -> startMs <= span.startMs() && span.startMs() < untilMs)
              .toList(),
          untilMs);
    }

    long startOf(Random random) {
      List<Long> starts = new ArrayList<>();
      words.forEach(word -> starts.add(word.startMs()));
      unclear.forEach(span -> starts.add(span.startMs()));
      return starts.get(random.nextInt(starts.size()));
    }

    List<Segment> segments(Segmenter segmenter) {
      Segmented segmented = segmenter.accept(OpenSegment.empty(), words, unclear, Long.MIN_VALUE);
      List<Segment> segments = new ArrayList<>(segmented.segments());
      segments.addAll(segmenter.close(segmented.open()).segments());
      return segments;
    }
  }
}
