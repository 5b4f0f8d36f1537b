package io.colloquy.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

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

class TranscriptTest {
  private final Map<Long, BucketText> stored = new HashMap<>();
  private final Segmenter segmenter = new Segmenter(SegmentSettings.defaults());
  private final Transcript transcript = new Transcript(segmenter, stored::get);

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @Test
  void aSegmentBelongsToTheBucketOfItsFirstWord() {
    store(
        transcript.add(
            segmenter.segments(Words.from(29_900, "over the edge")), List.of(), List.of()));
    assertThat(stored.keySet()).containsExactly(0L);
  }

  @Test
  void lateWordsJoinTheirNeighboursAcrossTheFormerGap() {
    Gap gap = new Gap(30_000, 30_400, "missing");
    add(Words.from(29_600, "one"), gap, Words.from(30_400, "three"));
    List<BucketText> touched =
        transcript.fill(gap, 30_000, 30_400, Words.from(30_000, "two"), List.of());
    assertThat(touched).extracting(BucketText::bucket).containsExactly(0L, 1L);
    store(touched);
    assertThat(stored.get(0L).segments())
        .extracting(Segment::text)
        .containsExactly("one two three");
    assertThat(stored.get(1L).documents()).isZero();
  }

  @Test
  void aPauseKeepsNeighboursApart() {
    Gap gap = new Gap(1_000, 5_000, "missing");
    add(Words.from(500, "one"), gap, Words.from(5_000, "three"));
    store(transcript.fill(gap, 1_000, 5_000, Words.from(3_000, "two"), List.of()));
    assertThat(stored.get(0L).segments())
        .extracting(Segment::text)
        .containsExactly("one", "two", "three");
    assertThat(stored.get(0L).gaps()).isEmpty();
  }

  @Test
  void whatIsLeftOfAGapStaysAndKeepsItsSidesApart() {
    Gap gap = new Gap(1_000, 3_000, "missing");
    add(Words.from(700, "one"), gap, Words.from(3_000, "three"));
    store(transcript.fill(gap, 2_600, 3_000, Words.from(2_600, "two"), List.of()));
    assertThat(stored.get(0L).gaps()).containsExactly(new Gap(1_000, 2_600, "missing"));
    assertThat(stored.get(0L).segments())
        .extracting(Segment::text)
        .containsExactly("one", "two three");
  }

  @Test
  void aShortGapWithoutWordsJoinsWhatItParted() {
    Gap gap = new Gap(1_000, 1_200, "missing");
    add(Words.from(700, "one"), gap, Words.from(1_200, "two"));
    store(transcript.fill(gap, 1_000, 1_200, List.of(), List.of()));
    assertThat(stored.get(0L).segments()).extracting(Segment::text).containsExactly("one two");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aFilledGapLeavesNoTrace(long seed) {
    Random random = new Random(seed);
    List<Word> words = Words.random(random, 3 + random.nextInt(300));
    int from = 1 + random.nextInt(words.size() - 2);
    int until = from + 1 + random.nextInt(Math.min(40, words.size() - from - 1));
    List<Word> late = words.subList(from, until);
    Gap gap = new Gap(words.get(from - 1).endMs(), words.get(until).startMs(), "missing");

    add(words.subList(0, from), gap, words.subList(until, words.size()));
    int half = random.nextInt(late.size() + 1);
    if (half == 0 || half == late.size()) {
      store(transcript.fill(gap, gap.startMs(), gap.endMs(), late, List.of()));
    } else {
      long middle = late.get(half).startMs();
      store(transcript.fill(gap, middle, gap.endMs(), late.subList(half, late.size()), List.of()));
      Gap rest = new Gap(gap.startMs(), middle, "missing");
      store(transcript.fill(rest, gap.startMs(), middle, late.subList(0, half), List.of()));
    }
    Map<Long, BucketText> undisturbed = new HashMap<>();
    new Transcript(segmenter, undisturbed::get)
        .add(segmenter.segments(words), List.of(), List.of())
        .forEach(text -> undisturbed.put(text.bucket(), text));
    stored.values().removeIf(text -> text.documents() == 0);
    assertThat(new TreeMap<>(stored)).isEqualTo(new TreeMap<>(undisturbed));
  }

  @Test
  void aCrowdedBucketMergesItsLastDocuments() {
    List<Segment> segments = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      segments.add(Segment.of(List.of(new Word("w" + i, i * 200, i * 200 + 100, 1))));
      gaps.add(new Gap(i * 200 + 100, i * 200 + 200, "missing"));
    }
    BucketText text = new BucketText(0, segments, gaps, List.of()).withinOrdinals();
    assertThat(text.documents()).isEqualTo(SegmentBucket.ORDINALS);
    assertThat(text.segments().stream().mapToInt(segment -> segment.words().size()).sum())
        .isEqualTo(100);
    assertThat(text.gaps()).last().extracting(Gap::endMs).isEqualTo(20_000L);
  }

  private void add(List<Word> before, Gap gap, List<Word> behind) {
    store(transcript.add(segmenter.segments(before), List.of(gap), List.of()));
    store(transcript.add(segmenter.segments(behind), List.of(), List.of()));
  }

  private void store(List<BucketText> touched) {
    touched.forEach(text -> stored.put(text.bucket(), text));
  }
}
