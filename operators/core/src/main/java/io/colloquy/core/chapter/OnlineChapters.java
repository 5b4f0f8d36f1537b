package io.colloquy.core.chapter;

import io.colloquy.core.vector.Vectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chapters of an interview that goes on: provisional, and without what is still to be said. A
 * chapter begins where the units before and behind are less alike than on either side of it, by
 * more than the mean of all such depths so far plus half their standard deviation (the depth score
 * of Hearst's TextTiling, 1997, over vectors instead of words), at the opening with the strongest
 * cue nearby.
 */
public final class OnlineChapters {
  /** Less of an interview has no chapters. */
  public static final long FIRST_MS = 300_000;

  private static final int UNITS = 3;
  private static final double DEVIATIONS = 0.5;
  private static final long SHORTEST_MS = 120_000;
  private static final long NEARBY_MS = 20_000;

  private OnlineChapters() {}

  /**
   * Finds where the subject has changed so far.
   *
   * @param units the units known so far, in order of time
   * @return the chapters in order, the last one still open; none in the first five minutes
   */
  public static List<ChapterSpan> find(List<ChapterUnit> units) {
    return find(units, DEVIATIONS);
  }

  /**
   * Finds where the subject has changed so far, with another threshold.
   *
   * @param deviations how many standard deviations above the mean depth a chapter begins
   */
  public static List<ChapterSpan> find(List<ChapterUnit> units, double deviations) {
    if (units.isEmpty()
        || units.get(units.size() - 1).endMs() - units.get(0).startMs() < FIRST_MS) {
      return List.of();
    }
    double[] depths = depths(units);
    double mean = 0;
    double square = 0;
    for (double depth : depths) {
      mean += depth / depths.length;
      square += depth * depth / depths.length;
    }
    double deviation = Math.sqrt(Math.max(0, square - mean * mean));
    double threshold = mean + deviations * deviation;
    return spans(units, depths, threshold, deviation);
  }

  private static List<ChapterSpan> spans(
      List<ChapterUnit> units, double[] depths, double threshold, double deviation) {
    List<ChapterSpan> spans = new ArrayList<>();
    long endMs = units.get(units.size() - 1).endMs();
    long startMs = units.get(0).startMs();
    int first = 0;
    double strength = 1;
    for (int unit = 1; unit < depths.length; unit++) {
      if (depths[unit] > threshold && isDeepest(units, depths, unit)) {
        long atMs = opening(units, unit);
        if (atMs - startMs >= SHORTEST_MS && endMs - atMs >= SHORTEST_MS / 2) {
          spans.add(new ChapterSpan(startMs, atMs, first, unit - 1, strength));
          startMs = atMs;
          first = unit;
          strength = 1 - Math.exp((threshold - depths[unit]) / Math.max(deviation, 1e-9));
        }
      }
    }
    spans.add(new ChapterSpan(startMs, endMs, first, units.size() - 1, strength));
    return spans;
  }

  private static boolean isDeepest(List<ChapterUnit> units, double[] depths, int at) {
    for (int unit = 0; unit < depths.length; unit++) {
      long apartMs = units.get(unit).startMs() - units.get(at).startMs();
      boolean isDeeper = depths[unit] > depths[at] || depths[unit] == depths[at] && unit < at;
      if (isDeeper && Math.abs(apartMs) < SHORTEST_MS / 2) {
        return false;
      }
    }
    return true;
  }

  private static long opening(List<ChapterUnit> units, int unit) {
    long atMs = units.get(unit).startMs();
    return units.stream()
        .flatMap(near -> near.openings().stream())
        .filter(opening -> Math.abs(opening.startMs() - atMs) <= NEARBY_MS)
        .max(Comparator.comparingDouble(Opening::cue))
        .map(Opening::startMs)
        .orElse(atMs);
  }

  /** How far the similarity across each unit's start climbs to both sides. */
  private static double[] depths(List<ChapterUnit> units) {
    double[] similarity = new double[units.size()];
    for (int unit = 1; unit < similarity.length; unit++) {
      similarity[unit] =
          similarity(
              units.subList(Math.max(0, unit - UNITS), unit),
              units.subList(unit, Math.min(units.size(), unit + UNITS)));
    }
    double[] depths = new double[similarity.length];
    for (int unit = 1; unit < depths.length; unit++) {
      int left = unit;
      while (left > 1 && similarity[left - 1] >= similarity[left]) {
        left--;
      }
      int right = unit;
      while (right + 1 < depths.length && similarity[right + 1] >= similarity[right]) {
        right++;
      }
      depths[unit] = similarity[left] + similarity[right] - 2 * similarity[unit];
    }
    return depths;
  }

  private static double similarity(List<ChapterUnit> before, List<ChapterUnit> behind) {
    float[] one = mean(before);
    float[] other = mean(behind);
    return one.length == 0 || other.length == 0 ? 0 : Vectors.dot(one, other);
  }

  private static float[] mean(List<ChapterUnit> units) {
    float[] mean = new float[0];
    int words = 0;
    for (ChapterUnit unit : units) {
      if (unit.vector().length > 0 && unit.words() > 0) {
        mean = words == 0 ? unit.vector() : Vectors.mean(mean, words, unit.vector(), unit.words());
        words += unit.words();
      }
    }
    return Vectors.unit(mean);
  }
}
