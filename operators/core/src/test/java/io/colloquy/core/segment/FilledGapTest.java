package io.colloquy.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whenever late words come, and whoever says them, the transcript is the same in the end. */
class FilledGapTest {
  private final Map<Long, BucketText> stored = new HashMap<>();
  private final Segmenter segmenter = new Segmenter(SegmentSettings.defaults());
  private final Transcript transcript = new Transcript(segmenter, stored::get);
  private final List<Runnable> late = new ArrayList<>();
  private final List<Gap> missing = new ArrayList<>();
  private final BitSet doubted = new BitSet();
  private final BitSet lost = new BitSet();
  private List<Word> words;
  private List<Word> known;
  private OpenSegment open = OpenSegment.empty();
  private long reachedMs;
  private boolean completed;

  static LongStream seeds() {
    return LongStream.range(0, 1_000);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOrderInWhichItIsToldChangesNothing(long seed) {
    Random random = new Random(seed);
    known = Words.random(random, 1 + random.nextInt(250));
    words = Words.withRandomSpeakers(random, known);
    int doubtedOneIn = 2 + random.nextInt(100);
    IntStream.range(0, words.size())
        .filter(index -> random.nextInt(doubtedOneIn) == 0)
        .forEach(doubted::set);
    int next = 0;
    while (next < words.size() || !late.isEmpty() || !known.equals(words)) {
      int from = next;
      switch (random.nextInt(3)) {
        case 0 -> {
          next = Math.min(words.size(), next + random.nextInt(20));
          if (random.nextInt(3) == 0) {
            lose(random, from, next);
          } else {
            hear(from, next);
          }
          if (next == words.size() && random.nextBoolean()) {
            complete();
          }
        }
        case 1 -> {
          if (!late.isEmpty()) {
            late.remove(random.nextInt(late.size())).run();
          }
        }
        default -> tellSpeakers(random);
      }
    }
    complete();
    stored.values().removeIf(text -> text.documents() == 0);
    assertThat(new TreeMap<>(stored)).as("seed %d", seed).isEqualTo(inTime());
  }

  private void hear(int from, int until) {
    reachedMs = boundary(until);
    List<UnclearSpan> unclear = unclear(from, until);
    Segmented segmented = segmenter.accept(open, words(from, until), unclear, reachedMs);
    open = segmented.open();
    store(transcript.add(segmented.segments(), List.of(), unclear));
  }

  /** Loses some words; parts of them come late, others never. */
  private void lose(Random random, int from, int until) {
    if (from == until) {
      return;
    }
    reachedMs = boundary(until);
    List<Segment> closed = segmenter.close(open).segments();
    open = OpenSegment.empty();
    store(transcript.add(closed, List.of(gap(from, until)), List.of()));
    int never = from;
    for (int part = from; part < until; ) {
      int start = part;
      int end = Math.min(until, part + 1 + random.nextInt(10));
      if (random.nextInt(4) > 0) {
        late.add(() -> fill(start, end));
        addMissing(never, start);
        never = end;
      }
      part = end;
    }
    addMissing(never, until);
  }

  private void addMissing(int from, int until) {
    if (from < until) {
      missing.add(gap(from, until));
      lost.set(from, until);
    }
  }

  private void fill(int from, int until) {
    Resegmented filled =
        transcript.fill(
            boundary(from),
            boundary(until),
            words(from, until),
            unclear(from, until),
            open,
            progressMs());
    open = filled.open();
    store(filled.touched());
  }

  private void tellSpeakers(Random random) {
    int from = random.nextInt(words.size());
    int until = Math.min(words.size(), from + 1 + random.nextInt(30));
    List<Word> told = words.subList(from, until);
    Collections.copy(known.subList(from, until), told);
    Resegmented relabelled = transcript.relabel(told, List.of(), open, progressMs());
    open = relabelled.open();
    store(relabelled.touched());
  }

  private long progressMs() {
    return completed ? Long.MAX_VALUE : reachedMs;
  }

  private void complete() {
    store(transcript.add(segmenter.close(open).segments(), List.of(), List.of()));
    open = OpenSegment.empty();
    completed = true;
  }

  private void store(List<BucketText> touched) {
    touched.forEach(text -> stored.put(text.bucket(), text));
  }

  /** What comes of the same words if none is late. */
  private Map<Long, BucketText> inTime() {
    List<Segment> segments = new ArrayList<>();
    List<UnclearSpan> unclear = new ArrayList<>();
    int from = 0;
    for (int until = 0; until <= words.size(); until++) {
      if (until == words.size() || lost.get(until) || doubted.get(until)) {
        segments.addAll(segmenter.segments(words.subList(Math.min(from, until), until)));
        from = until + 1;
      }
      if (doubted.get(until) && !lost.get(until)) {
        unclear.addAll(unclear(until, until + 1));
      }
    }
    Map<Long, BucketText> texts = new TreeMap<>();
    new Transcript(segmenter, texts::get)
        .add(segments, missing, unclear)
        .forEach(text -> texts.put(text.bucket(), text));
    return texts;
  }

  private List<Word> words(int from, int until) {
    return IntStream.range(from, until)
        .filter(index -> !doubted.get(index))
        .mapToObj(known::get)
        .toList();
  }

  private List<UnclearSpan> unclear(int from, int until) {
    return IntStream.range(from, until)
        .filter(doubted::get)
        .mapToObj(words::get)
        .map(word -> new UnclearSpan(word.startMs(), word.endMs(), "repetition", word.text()))
        .toList();
  }

  private Gap gap(int from, int until) {
    return new Gap(boundary(from), boundary(until), "missing");
  }

  /** Where a word starts, or the audio ends; no pause follows the last word. */
  private long boundary(int index) {
    return index < words.size()
        ? words.get(index).startMs()
        : words.get(words.size() - 1).endMs() + 100;
  }
}
