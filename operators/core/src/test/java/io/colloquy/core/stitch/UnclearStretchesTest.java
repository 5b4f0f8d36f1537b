package io.colloquy.core.stitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnclearStretchesTest {
  private static final int SECOND_START = 7_000;
  private static final int FIRST_END = 10_000;
  private static final int END = 17_000;

  /** Less than this that words leave of a stretch is a pause. */
  private static final int LONGEST_PAUSE_MS = 1_000;

  /** Less than this that one stretch leaves of another is not told. */
  private static final int SHORTEST_PART_MS = 150;

  private final List<Word> words = new ArrayList<>();
  private final List<UnclearSpan> unclear = new ArrayList<>();
  private StitchState state = StitchState.start();

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @Test
  void whatIsNotSharedIsToldAtOnce() {
    hear(0, 10_000, 0, 0, List.of(word("so", 1_000)), List.of(span(2_000, 4_000)));
    assertThat(unclear).containsExactly(span(2_000, 4_000));
  }

  @Test
  void noStretchReachesOutOfItsWindow() {
    hear(0, 10_000, 0, 0, List.of(), List.of(span(9_000, 12_000), span(10_500, 11_000)));
    hear(10_000, 20_000, 0, 0, List.of(), List.of(span(8_000, 11_000)));
    assertThat(unclear).containsExactly(span(9_000, 10_000), span(10_000, 11_000));
  }

  @Test
  void whatTwoWindowsDidNotUnderstandComesOnce() {
    first(List.of(word("so", 6_000)), List.of(span(6_500, 9_000)));
    assertThat(unclear).isEmpty();
    assertThat(state.finalUntilMs()).isEqualTo(6_500);
    second(List.of(word("then", 11_000)), List.of(span(7_200, 10_400)));
    assertThat(unclear).containsExactly(span(6_500, 9_000), span(9_000, 10_400));
  }

  @Test
  void whatEndsBeforeTheOverlapDoesNotWait() {
    first(List.of(word("so", 6_600)), List.of(span(4_000, 6_400)));
    assertThat(unclear).containsExactly(span(4_000, 6_400));
  }

  @Test
  void aStretchWaitsIfAWordInFrontOfItDoes() {
    first(List.of(word("so", 6_400)), List.of(span(6_750, 6_950)));
    assertThat(unclear).isEmpty();
    second(List.of(word("then", 11_000)), List.of());
    assertThat(texts()).containsExactly("so", "then");
    assertThat(unclear).containsExactly(span(6_750, 6_950));
  }

  @Test
  void whatTheNextWindowUnderstandsIsNotUnclear() {
    first(List.of(word("so", 6_600)), List.of(span(7_000, 10_000)));
    second(List.of(word("he", 7_100), word("went", 7_500), word("home", 12_000)), List.of());
    assertThat(texts()).containsExactly("so", "he", "went", "home");
    assertThat(unclear).containsExactly(span(7_800, 10_000));
  }

  @Test
  void whatTheWindowBeforeUnderstoodIsNotUnclear() {
    first(List.of(word("so", 8_000), word("he", 9_000), word("went", 9_400)), List.of());
    second(List.of(word("so", 8_050)), List.of(span(8_800, 11_000)));
    assertThat(texts()).containsExactly("so", "he", "went");
    assertThat(unclear).containsExactly(span(9_700, 11_000));
  }

  @Test
  void pausesBetweenWordsThatWereUnderstoodAreNotUnclear() {
    first(List.of(word("so", 6_600)), List.of(span(7_000, 10_000)));
    List<Word> understood = List.of(word("he", 7_500), word("went", 8_700), word("home", 9_600));
    second(understood, List.of());
    assertThat(unclear).isEmpty();
  }

  @Test
  void aWordAtItsEdgeLeavesAShortStretch() {
    first(List.of(word("so", 8_000), word("he", 9_300)), List.of());
    second(List.of(word("so", 8_050)), List.of(span(9_500, 10_000)));
    assertThat(unclear).containsExactly(span(9_600, 10_000));
  }

  @Test
  void stretchesOfOneWindowThatOverlapAreToldOnce() {
    first(List.of(), List.of(span(1_000, 9_000), span(2_000, 3_000), span(8_000, 9_500)));
    second(List.of(), List.of());
    assertThat(unclear).containsExactly(span(1_000, 9_000), span(9_000, 9_500));
  }

  @Test
  void aWordRightBesideTheStretchIsNotDoubled() {
    first(List.of(word("home", 9_050)), List.of(span(7_000, 9_000)));
    second(List.of(word("home", 8_700), word("then", 11_000)), List.of());
    assertThat(texts()).containsExactly("home", "then");
  }

  @Test
  void aGapTellsWhatWaited() {
    first(List.of(word("so", 6_600)), List.of(span(8_000, 10_000)));
    Stitched barrier = Stitcher.barrier(state, 30_000);
    assertThat(barrier.words()).extracting(Word::text).containsExactly("so");
    assertThat(barrier.unclear()).containsExactly(span(8_000, 10_000));
    assertThat(barrier.state().isHolding()).isFalse();
  }

  @Test
  void whatHasNoTimeAtTheWindowsEndTakesSomeFromTheWordBefore() {
    List<Word> heard = List.of(new Word("so", 9_700, 10_000, .9f), wordOfNoTime("be"));
    hear(0, 10_000, 0, 0, heard, List.of(span(10_000, 10_000)));
    assertThat(texts()).containsExactly("so", "be");
    assertThat(words.get(0).endMs()).isEqualTo(9_850);
    assertThat(unclear).containsExactly(span(9_851, 10_000));
  }

  @Test
  void whatHasNoTimeBetweenWordsTakesSomeFromTheOneBehind() {
    hear(
        0,
        10_000,
        0,
        0,
        List.of(word("so", 4_700), word("then", 5_000)),
        List.of(span(5_000, 5_000)));
    assertThat(words).extracting(Word::startMs).containsExactly(4_700L, 5_150L);
    assertThat(unclear).containsExactly(span(5_000, 5_150));
  }

  @Test
  void stretchesWithoutTimeAtOnePlaceAreToldTogether() {
    hear(0, 10_000, 0, 0, List.of(), List.of(span(10_000, 10_000), other("bye", 10_000, 10_000)));
    assertThat(unclear)
        .containsExactly(new UnclearSpan(9_850, 10_000, "repetition", "no no no bye"));
  }

  @Test
  void whatHasNoTimeBehindAnotherStretchIsToldWithThat() {
    hear(0, 10_000, 0, 0, List.of(), List.of(span(8_000, 10_000), other("bye", 10_000, 10_000)));
    assertThat(unclear)
        .containsExactly(new UnclearSpan(8_000, 10_000, "repetition", "no no no bye"));
  }

  @Test
  void whatHasNoTimeInAnOverlapWaitsForTheNextWindow() {
    first(List.of(word("so", 6_600)), List.of(span(10_000, 10_000)));
    assertThat(unclear).isEmpty();
    second(List.of(word("then", 11_000)), List.of());
    assertThat(unclear).containsExactly(span(9_850, 10_000));
  }

  @Test
  void aWordSaidTwiceIsKeptWhereOnlyOneWindowUnderstoodTheFirst() {
    List<Word> all = List.of(word("no", 8_000), word("no", 8_500), word("then", 9_000));
    first(all.subList(1, 3), List.of(span(7_000, 8_300)));
    second(all, List.of());
    assertThat(texts()).containsExactly("no", "no", "then");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everythingUnclearIsToldOnceOrHasWords(long seed) {
    Random random = new Random(seed);
    boolean[] doubted = new boolean[END];
    boolean[] said = new boolean[END];
    Part first = part(random, 0, FIRST_END, doubted, said);
    Part second = part(random, SECOND_START, END, doubted, said);
    first(first.words(), first.unclear());
    second(second.words(), second.unclear());

    boolean[] told = new boolean[END];
    long reached = 0;
    for (UnclearSpan span : unclear) {
      assertThat(span.startMs())
          .as("seed %d: in order, none twice", seed)
          .isGreaterThanOrEqualTo(reached);
      reached = span.endMs();
      assertThat(words)
          .as("seed %d: no word lies in %s", seed, span)
          .noneMatch(word -> word.startMs() < span.endMs() && span.startMs() < word.endMs());
      Arrays.fill(told, (int) span.startMs(), (int) span.endMs(), true);
    }
    int lost = 0;
    for (int ms = 0; ms < END; ms++) {
      lost = doubted[ms] && !told[ms] && !said[ms] ? lost + 1 : 0;
      assertThat(lost)
          .as("seed %d: lost before %d ms", seed, ms)
          .isLessThan(LONGEST_PAUSE_MS + SHORTEST_PART_MS);
    }
  }

  private record Part(List<Word> words, List<UnclearSpan> unclear) {}

  /** What one window makes of its audio; notes what it doubts, and what it says. */
  private static Part part(
      Random random, int startMs, int endMs, boolean[] doubted, boolean[] said) {
    List<Word> words = new ArrayList<>();
    List<UnclearSpan> unclear = new ArrayList<>();
    int at = startMs + random.nextInt(400);
    while (at < endMs - 400) {
      boolean clear = random.nextInt(3) > 0;
      int until = Math.min(endMs, at + 200 + random.nextInt(clear ? 300 : 3_000));
      if (clear) {
        words.add(new Word("w" + at, at, until, 0.9f));
      } else {
        unclear.add(span(at, until));
      }
      Arrays.fill(clear ? said : doubted, at, until, true);
      at = until + random.nextInt(200);
    }
    return new Part(words, unclear);
  }

  /** A window whose last three seconds the next one hears again. */
  private void first(List<Word> heard, List<UnclearSpan> doubted) {
    hear(0, FIRST_END, 0, FIRST_END - SECOND_START, heard, doubted);
  }

  private void second(List<Word> heard, List<UnclearSpan> doubted) {
    hear(SECOND_START, END, FIRST_END - SECOND_START, 0, heard, doubted);
  }

  private void hear(
      long start, long end, long before, long after, List<Word> heard, List<UnclearSpan> doubted) {
    Stitched result =
        Stitcher.window(
            state, new RecognizedWindow(start, end, before, after, end - after, heard, doubted));
    words.addAll(result.words());
    unclear.addAll(result.unclear());
    state = result.state();
  }

  private List<String> texts() {
    return words.stream().map(Word::text).toList();
  }

  private static Word word(String text, long startMs) {
    return new Word(text, startMs, startMs + 300, 0.9f);
  }

  private static Word wordOfNoTime(String text) {
    return new Word(text, 10_000, 10_000, 0.9f);
  }

  private static UnclearSpan other(String text, long startMs, long endMs) {
    return new UnclearSpan(startMs, endMs, "low-probability", text);
  }

  private static UnclearSpan span(long startMs, long endMs) {
    return new UnclearSpan(startMs, endMs, "repetition", "no no no");
  }
}
