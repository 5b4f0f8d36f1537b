package io.colloquy.core.chapter;

import io.colloquy.core.segment.Gap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where nothing was heard at all: a stream that misses audio is no gap while another has some. */
public final class CommonGaps {
  private CommonGaps() {}

  /**
   * The stretches that are gaps on every stream.
   *
   * @param streams the gaps of each stream, in any order
   * @return by start, each with the reason that the first stream has for it
   */
  public static List<Gap> of(List<List<Gap>> streams) {
    return streams.stream().map(CommonGaps::byStart).reduce(CommonGaps::common).orElse(List.of());
  }

  private static List<Gap> byStart(List<Gap> gaps) {
    return gaps.stream().sorted(Comparator.comparingLong(Gap::startMs)).toList();
  }

  private static List<Gap> common(List<Gap> gaps, List<Gap> others) {
    List<Gap> common = new ArrayList<>();
    int other = 0;
    for (int i = 0; i < gaps.size() && other < others.size(); ) {
      Gap gap = gaps.get(i);
      long startMs = Math.max(gap.startMs(), others.get(other).startMs());
      long endMs = Math.min(gap.endMs(), others.get(other).endMs());
      if (startMs < endMs) {
        common.add(new Gap(startMs, endMs, gap.reason()));
      }
      if (gap.endMs() <= others.get(other).endMs()) {
        i++;
      } else {
        other++;
      }
    }
    return common;
  }
}
