package io.colloquy.core.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.segment.Gap;
import java.util.List;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CommonGapsTest {
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void ofOneStreamEveryGapCounts() {
    List<Gap> gaps = List.of(new Gap(10, 20, "lost"), new Gap(30, 40, "broken"));
    assertThat(CommonGaps.of(List.of(gaps))).isEqualTo(gaps);
    assertThat(CommonGaps.of(List.of())).isEmpty();
  }

  @Test
  void whatAnotherStreamHasIsNoGap() {
    assertThat(CommonGaps.of(List.of(List.of(new Gap(10, 20, "lost")), List.of()))).isEmpty();
    assertThat(
            CommonGaps.of(
                List.of(List.of(new Gap(10, 20, "lost")), List.of(new Gap(20, 30, "lost")))))
        .isEmpty();
  }

  @Test
  void whatEveryStreamMissesIsAGap() {
    List<Gap> first = List.of(new Gap(40, 60, "broken"), new Gap(10, 20, "lost"));
    List<Gap> second = List.of(new Gap(15, 50, "lost"));
    List<Gap> third = List.of(new Gap(0, 100, "lost"));
    assertThat(CommonGaps.of(List.of(first, second, third)))
        .containsExactly(new Gap(15, 20, "lost"), new Gap(40, 50, "broken"));
  }

  @RepeatedTest(30)
  void aMomentIsInACommonGapWhereItIsInAGapOfEachStream() {
    List<List<Gap>> streams = Stream.generate(this::gaps).limit(3).toList();
    List<Gap> common = CommonGaps.of(streams);
    LongPredicate isMissing =
        ms -> streams.stream().allMatch(gaps -> gaps.stream().anyMatch(gap -> isIn(gap, ms)));
    assertThat(
            LongStream.range(0, 1_000).filter(ms -> common.stream().anyMatch(gap -> isIn(gap, ms))))
        .as("seed %d", seed)
        .containsExactly(LongStream.range(0, 1_000).filter(isMissing).boxed().toArray(Long[]::new));
  }

  private static boolean isIn(Gap gap, long ms) {
    return gap.startMs() <= ms && ms < gap.endMs();
  }

  private List<Gap> gaps() {
    long[] edges = random.longs(16, 0, 1_000).sorted().distinct().toArray();
    return LongStream.range(0, edges.length / 2)
        .mapToObj(i -> new Gap(edges[(int) (2 * i)], edges[(int) (2 * i + 1)], "lost"))
        .toList();
  }
}
