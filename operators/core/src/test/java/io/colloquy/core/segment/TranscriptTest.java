package io.colloquy.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  private final Map<Long, BucketText> stored = new HashMap<>();
  private final Segmenter segmenter = new Segmenter(SegmentSettings.defaults());
  private final Transcript transcript = new Transcript(segmenter, stored::get);

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
    List<BucketText> touched = fill(30_000, 30_400, Words.from(30_000, "two"));
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
    store(fill(1_000, 5_000, Words.from(3_000, "two")));
    assertThat(stored.get(0L).segments())
        .extracting(Segment::text)
        .containsExactly("one", "two", "three");
    assertThat(stored.get(0L).gaps()).isEmpty();
  }

  @Test
  void whatIsLeftOfAGapStaysAndKeepsItsSidesApart() {
    Gap gap = new Gap(1_000, 3_000, "missing");
    add(Words.from(700, "one"), gap, Words.from(3_000, "three"));
    store(fill(2_600, 3_000, Words.from(2_600, "two")));
    assertThat(stored.get(0L).gaps()).containsExactly(new Gap(1_000, 2_600, "missing"));
    assertThat(stored.get(0L).segments())
        .extracting(Segment::text)
        .containsExactly("one", "two three");
  }

  @Test
  void aShortGapWithoutWordsJoinsWhatItParted() {
    Gap gap = new Gap(1_000, 1_200, "missing");
    add(Words.from(700, "one"), gap, Words.from(1_200, "two"));
    store(fill(1_000, 1_200, List.of()));
    assertThat(stored.get(0L).segments()).extracting(Segment::text).containsExactly("one two");
  }

  @Test
  void aGapOfWhichAPartFailedIsCutWhereTheNextPartBringsWords() {
    add(List.of(), new Gap(10_000, 100_000, "missing"), List.of());
    store(fill(70_000, 80_000, Words.from(72_000, "two")));
    store(fill(20_000, 70_000, List.of()));
    assertThat(stored.get(0L).gaps()).containsExactly(new Gap(10_000, 20_000, "missing"));
    assertThat(stored.get(2L).gaps()).containsExactly(new Gap(80_000, 100_000, "missing"));
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

  private List<BucketText> fill(long startMs, long endMs, List<Word> words) {
    return transcript
        .fill(startMs, endMs, words, List.of(), OpenSegment.empty(), Long.MAX_VALUE)
        .touched();
  }

  private void add(List<Word> before, Gap gap, List<Word> behind) {
    store(transcript.add(segmenter.segments(before), List.of(gap), List.of()));
    store(transcript.add(segmenter.segments(behind), List.of(), List.of()));
  }

  private void store(List<BucketText> touched) {
    touched.forEach(text -> stored.put(text.bucket(), text));
  }
}
