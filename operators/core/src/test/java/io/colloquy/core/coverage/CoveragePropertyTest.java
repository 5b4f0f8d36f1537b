package io.colloquy.core.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

class CoveragePropertyTest {
  private static final int LENGTH_MS = 120_000;
  private static final int SPAN_BOUNDS_BYTES = 2 * Long.BYTES;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @RepeatedTest(50)
  void anyOrderOfChangesGivesWhatCountingMillisecondsGives() {
    CoveredStream stream = new CoveredStream();
    boolean[] speech = new boolean[LENGTH_MS];
    boolean[] words = new boolean[LENGTH_MS];
    boolean[] gaps = new boolean[LENGTH_MS];
    boolean[] unclear = new boolean[LENGTH_MS];
    for (int change = 0; change < 120; change++) {
      int start = random.nextInt(LENGTH_MS - 1);
      int kind = random.nextInt(9);
      int longest = kind < 2 ? 9_000 : kind < 6 ? 700 : kind == 7 ? 3_000 : 40_000;
      int end = Math.min(LENGTH_MS, start + 1 + random.nextInt(longest));
      switch (kind) {
        case 0, 1 -> {
          stream.speech(start, end);
          Arrays.fill(speech, start, end, true);
        }
        case 2, 3, 4, 5 -> {
          stream.word(start, end);
          Arrays.fill(words, start, end, true);
        }
        case 6 -> {
          stream.gap(start, end);
          Arrays.fill(gaps, start, end, true);
        }
        case 7 -> {
          stream.unclear(start, end);
          Arrays.fill(unclear, start, end, true);
        }
        default -> {
          stream.noGap(start, end);
          Arrays.fill(gaps, start, end, false);
        }
      }
    }

    assertThat(stream.coverage())
        .as("seed %d", seed)
        .isEqualTo(countedByMilliseconds(speech, words, gaps, unclear));
  }

  @RepeatedTest(50)
  void lateAudioLeavesWhatAnUndisturbedStreamHas() {
    CoveredStream undisturbed = new CoveredStream();
    CoveredStream disturbed = new CoveredStream();
    List<Runnable> late = new ArrayList<>();
    for (int at = 0; at < LENGTH_MS; at += 5_000) {
      int window = at;
      hear(undisturbed, window, new Random(seed + window));
      if (random.nextInt(3) == 0) {
        disturbed.gap(window, window + 5_000);
        late.add(
            () -> {
              disturbed.noGap(window, window + 5_000);
              hear(disturbed, window, new Random(seed + window));
            });
      } else {
        hear(disturbed, window, new Random(seed + window));
      }
    }
    late.forEach(Runnable::run);

    assertThat(disturbed.coverage()).as("seed %d", seed).isEqualTo(undisturbed.coverage());
  }

  @RepeatedTest(5)
  void aBucketOfManyWordsStaysSmall() {
    CoveredStream stream = new CoveredStream();
    for (int word = 0; word < 20_000; word++) {
      int start = random.nextInt(30_000 - 200);
      stream.word(start, start + 200).speech(start, start + 200);
    }

    assertThat(stream.buckets())
        .as("seed %d", seed)
        .hasSize(1)
        .allSatisfy(
            bucket ->
                assertThat(bucket.words().length * Long.BYTES)
                    .isLessThanOrEqualTo(30_000 / 200 * SPAN_BOUNDS_BYTES));
  }

  private static void hear(CoveredStream stream, int at, Random random) {
    int speechEnd = at + 1_000 + random.nextInt(4_000);
    stream.speech(at + random.nextInt(900), speechEnd);
    for (int word = random.nextInt(3); word > 0; word--) {
      int start = at + random.nextInt(4_500);
      stream.word(start, start + random.nextInt(500));
    }
  }

  private static Coverage countedByMilliseconds(
      boolean[] speech, boolean[] words, boolean[] gaps, boolean[] unclear) {
    long endMs = 0;
    long speechMs = 0;
    long coveredMs = 0;
    long gapMs = 0;
    long unclearMs = 0;
    List<Hole> holes = new ArrayList<>();
    int holeFrom = -1;
    for (int ms = 0; ms <= LENGTH_MS; ms++) {
      boolean over = ms == LENGTH_MS;
      boolean wordless = !over && goesOn(speech, ms) && !words[ms] && !gaps[ms] && !unclear[ms];
      if (wordless && holeFrom < 0) {
        holeFrom = ms;
      } else if (!wordless && holeFrom >= 0) {
        if (ms - holeFrom > 5_000) {
          holes.add(new Hole(holeFrom, ms));
        }
        holeFrom = -1;
      }
      if (!over) {
        speechMs += speech[ms] ? 1 : 0;
        coveredMs += speech[ms] && words[ms] ? 1 : 0;
        gapMs += gaps[ms] ? 1 : 0;
        unclearMs += unclear[ms] ? 1 : 0;
        endMs = words[ms] || gaps[ms] || unclear[ms] ? ms + 1 : endMs;
      }
    }
    return new Coverage(endMs, speechMs, coveredMs, gapMs, unclearMs, holes);
  }

  /** Whether there is speech, or a pause of up to half a second within it. */
  private static boolean goesOn(boolean[] speech, int ms) {
    if (speech[ms]) {
      return true;
    }
    int before = ms;
    while (before >= 0 && !speech[before] && ms - before <= 500) {
      before--;
    }
    int after = ms;
    while (after < LENGTH_MS && !speech[after] && after - ms <= 500) {
      after++;
    }
    return before >= 0
        && after < LENGTH_MS
        && speech[before]
        && speech[after]
        && after - before - 1 <= 500;
  }
}
