package io.colloquy.core.align;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.segment.SegmentBucket;
import io.colloquy.core.speaker.Turn;
import io.colloquy.core.speaker.WindowId;
import io.colloquy.core.speaker.WindowTurns;
import io.colloquy.core.speaker.WordSpeakerSettings;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StreamAlignmentTest {
  private static final long WINDOW_MS = 20_000;

  private final Map<Long, AlignedBucket> stored = new HashMap<>();
  private final Map<Long, AlignedBucket> ofEveryStream = new HashMap<>();

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @Test
  void wordsGetTheSpeakersOfTurnsThatCameBefore() {
    change(stream -> stream.turns(window(0, new Turn(0, 1_000, 1), new Turn(1_000, 3_000, 2))));
    Map<Word, String> others = change(stream -> stream.words(List.of(word(100), word(2_000))));
    assertThat(others).containsValues("1", "2").hasSize(2);
    assertThat(speakers()).containsExactly("1", "2");
  }

  @Test
  void turnsChangeOnlyWordsThatHadOtherSpeakers() {
    change(stream -> stream.words(List.of(word(100), word(2_000), word(4_000))));
    assertThat(change(stream -> stream.turns(window(0, new Turn(0, 3_000, 1))))).hasSize(2);
    Map<Word, String> others =
        change(stream -> stream.turns(window(0, new Turn(0, 1_000, 1), new Turn(1_000, 3_000, 2))));
    assertThat(others).containsExactly(Map.entry(word(2_000).withSpeaker("1"), "2"));
  }

  @Test
  void whatIsToldTwiceChangesNothing() {
    change(stream -> stream.words(List.of(word(100))));
    Consumer<StreamAlignment> turns = stream -> stream.turns(window(0, new Turn(0, 1_000, 1)));
    Consumer<StreamAlignment> outside = stream -> stream.outside(new OutsideTurn(0, 1_000, "A"));
    assertThat(change(turns)).hasSize(1);
    assertThat(change(turns)).isEmpty();
    assertThat(change(outside)).containsValue("outside:A");
    assertThat(change(outside)).isEmpty();
  }

  @Test
  void unknownSpeakersAreNobody() {
    change(stream -> stream.words(List.of(word(100))));
    change(stream -> stream.turns(window(0, new Turn(0, 1_000, 3))));
    Map<Word, String> others =
        change(stream -> stream.turns(window(0, new Turn(0, 1_000, Turn.UNKNOWN))));
    assertThat(others).hasSize(1).containsValue(null);
    assertThat(speakers()).containsExactly((String) null);
  }

  @Test
  void outsideTurnsCountWhereTheyLieAndNowhereElse() {
    change(stream -> stream.words(List.of(word(100), word(3_000), word(7_000))));
    change(stream -> stream.turns(window(0, new Turn(0, 9_000, 1))));
    change(stream -> stream.outside(new OutsideTurn(2_000, 5_000, "1")));
    assertThat(speakers()).containsExactly("1", "outside:1", "1");
  }

  @Test
  void turnsOfEveryStreamCountInEach() {
    change(stream -> stream.words(List.of(word(100))));
    ofEveryStream.put(0L, AlignedBucket.empty(0).with(new OutsideTurn(0, 5_000, "Ada")));
    assertThat(change(stream -> stream.changed(0, 5_000))).containsValue("outside:Ada");
  }

  @Test
  void aTurnMayEndWithTheLastMillisecondOfMediaTime() {
    long endMs = (SegmentBucket.LAST + 1) * SegmentBucket.DURATION_MS - 1;
    change(stream -> stream.words(List.of(new Word("w", endMs - 400, endMs, 0.9f))));
    change(stream -> stream.outside(new OutsideTurn(endMs - 1_000, endMs, "Ada")));
    assertThat(speakers()).containsExactly("outside:Ada");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whateverComesFirstTheEndIsTheSame(long seed) {
    Random random = new Random(seed);
    List<Word> words = words(random);
    long endMs = words.get(words.size() - 1).endMs();
    List<Consumer<StreamAlignment>> told = new ArrayList<>();
    for (int window = 0; window * WINDOW_MS < endMs; window++) {
      WindowTurns first = randomTurns(random, window);
      told.add(stream -> stream.turns(first));
    }
    for (int turn = random.nextInt(4); turn > 0; turn--) {
      long startMs = random.nextLong(endMs);
      OutsideTurn outside =
          new OutsideTurn(startMs, startMs + random.nextInt(50_000), "AB".substring(turn % 2));
      told.add(stream -> stream.outside(outside));
      told.add(stream -> stream.outside(outside));
    }
    told.forEach(this::change);
    change(stream -> stream.words(words));
    Map<Long, AlignedBucket> turnsFirst = sorted();

    stored.clear();
    for (int from = 0; from < words.size(); ) {
      int until = Math.min(words.size(), from + 1 + random.nextInt(40));
      List<Word> some = words.subList(from, until);
      told.add(stream -> stream.words(some));
      from = until;
    }
    Collections.shuffle(told, random);
    told.forEach(this::change);
    assertThat(wordsOf(sorted())).as("seed %d", seed).isEqualTo(wordsOf(turnsFirst));
  }

  private static List<Word> words(Random random) {
    List<Word> words = new ArrayList<>();
    long time = 0;
    for (int i = 5 + random.nextInt(300); i > 0; i--) {
      long end = time + 100 + random.nextInt(400);
      words.add(new Word("w" + i, time, end, 0.9f));
      time = end + (random.nextInt(10) == 0 ? random.nextInt(2_000) : random.nextInt(200));
    }
    return words;
  }

  private static WindowTurns randomTurns(Random random, int number) {
    List<Turn> turns = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      long start = number * WINDOW_MS + random.nextLong(WINDOW_MS - 1);
      long end = Math.min((number + 1) * WINDOW_MS, start + 200 + random.nextInt(6_000));
      turns.add(new Turn(start, end, random.nextInt(4)));
    }
    return new WindowTurns(new WindowId("mic", number, 0), turns);
  }

  private static Word word(long startMs) {
    return new Word("w", startMs, startMs + 400, 0.9f);
  }

  private static WindowTurns window(long number, Turn... turns) {
    return new WindowTurns(new WindowId("mic", number, 0), List.of(turns));
  }

  private Map<Word, String> change(Consumer<StreamAlignment> change) {
    StreamAlignment stream =
        new StreamAlignment(WordSpeakerSettings.defaults(), stored::get, ofEveryStream::get);
    change.accept(stream);
    Map<Word, String> others = stream.align();
    stream.touched().forEach(bucket -> stored.put(bucket.bucket(), bucket));
    return others;
  }

  private List<String> speakers() {
    return wordsOf(sorted()).stream().map(Word::speaker).toList();
  }

  private Map<Long, AlignedBucket> sorted() {
    return new TreeMap<>(stored);
  }

  private static List<Word> wordsOf(Map<Long, AlignedBucket> buckets) {
    return buckets.values().stream().flatMap(bucket -> bucket.words().stream()).toList();
  }
}
