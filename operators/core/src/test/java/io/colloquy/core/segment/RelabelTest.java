package io.colloquy.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RelabelTest {
  private final Map<Long, BucketText> stored = new HashMap<>();
  private final Segmenter segmenter = new Segmenter(SegmentSettings.defaults());
  private final Transcript transcript = new Transcript(segmenter, stored::get);
  private OpenSegment open = OpenSegment.empty();

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @Test
  void aNewSpeakerPartsASegment() {
    List<Word> words = Words.from(0, "how are you fine");
    close(words);
    relabel(said("2", words.subList(3, 4)), 9_000);
    assertThat(texts(0)).containsExactly("how are you", "fine");
    relabel(said(null, words.subList(3, 4)), 9_000);
    assertThat(texts(0)).containsExactly("how are you fine");
  }

  @Test
  void wordsThatWaitArePartedToo() {
    List<Word> words = Words.from(0, "how are you fine");
    Segmented segmented = segmenter.accept(OpenSegment.empty(), words, 1_500);
    open = segmented.open();
    relabel(said("1", words.subList(0, 3)), 1_500);
    assertThat(texts(0)).containsExactly("how are you");
    assertThat(open.words()).extracting(Word::text).containsExactly("fine");
    relabel(said("1", words.subList(3, 4)), 1_500);
    assertThat(stored.get(0L).documents()).isZero();
    assertThat(open.words()).hasSize(4);
  }

  @Test
  void whatTheMostWordsClosedWaitsAgainForThoseThatFollow() {
    List<Word> words = Words.from(0, "w ".repeat(30) + "and so on");
    Segmented segmented = segmenter.accept(OpenSegment.empty(), words.subList(0, 30), 12_000);
    assertThat(segmented.open().words()).isEmpty();
    store(transcript.add(segmented.segments(), List.of(), List.of()));
    relabel(said("2", words.subList(10, 30)), 12_000);
    assertThat(stored.get(0L).segments()).hasSize(1);
    assertThat(open.words()).hasSize(20);
  }

  @Test
  void onlyBucketsThatChangeAreTouched() {
    List<Word> words = Words.from(29_000, "one two three four five");
    close(words);
    close(Words.from(40_000, "far away"));
    Resegmented last = transcript.relabel(said("1", words.subList(4, 5)), List.of(), open, 50_000);
    assertThat(last.touched()).extracting(BucketText::bucket).containsExactly(0L, 1L);
    store(last.touched());
    assertThat(
            transcript.relabel(said("1", words.subList(4, 5)), List.of(), open, 50_000).touched())
        .isEmpty();
  }

  @Test
  void wordsThatWereNeverAddedCountForNothing() {
    close(Words.from(0, "one"));
    assertThat(
            transcript.relabel(said("1", Words.from(0, "two")), List.of(), open, 9_000).touched())
        .isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void lateSpeakersLeaveNoTraceOfTheirLateness(long seed) {
    Random random = new Random(seed);
    List<Word> words = Words.random(random, 1 + random.nextInt(250));
    List<Word> told = Words.withRandomSpeakers(random, words);
    List<Word> known = new ArrayList<>(words);
    int given = 0;
    while (given < words.size() || !known.equals(told)) {
      if (given < words.size() && random.nextBoolean()) {
        int until = Math.min(words.size(), given + 1 + random.nextInt(20));
        long progress = until < words.size() ? words.get(until).startMs() : Long.MAX_VALUE / 2;
        Segmented segmented = segmenter.accept(open, known.subList(given, until), progress);
        open = segmented.open();
        store(transcript.add(segmented.segments(), List.of(), List.of()));
        given = until;
      } else {
        int from = random.nextInt(words.size());
        int until = Math.min(words.size(), from + 1 + random.nextInt(30));
        Collections.copy(known.subList(from, until), told.subList(from, until));
        long progress = given < words.size() ? words.get(given).startMs() : Long.MAX_VALUE / 2;
        List<Word> span = told.subList(from, until);
        Resegmented relabelled = transcript.relabel(span, List.of(), open, progress);
        store(relabelled.touched());
        open = relabelled.open();
      }
    }
    store(transcript.add(segmenter.close(open).segments(), List.of(), List.of()));
    Map<Long, BucketText> atOnce = new HashMap<>();
    new Transcript(segmenter, atOnce::get)
        .add(segmenter.segments(told), List.of(), List.of())
        .forEach(text -> atOnce.put(text.bucket(), text));
    stored.values().removeIf(text -> text.documents() == 0);
    assertThat(new TreeMap<>(stored)).as("seed %d", seed).isEqualTo(new TreeMap<>(atOnce));
  }

  private static List<Word> said(String speaker, List<Word> words) {
    return words.stream().map(word -> word.withSpeaker(speaker)).toList();
  }

  private void close(List<Word> words) {
    store(transcript.add(segmenter.segments(words), List.of(), List.of()));
  }

  private void relabel(List<Word> words, long progressMs) {
    Resegmented relabelled = transcript.relabel(words, List.of(), open, progressMs);
    store(relabelled.touched());
    open = relabelled.open();
  }

  private List<String> texts(long bucket) {
    return stored.get(bucket).segments().stream().map(Segment::text).toList();
  }

  private void store(List<BucketText> touched) {
    touched.forEach(text -> stored.put(text.bucket(), text));
  }
}
