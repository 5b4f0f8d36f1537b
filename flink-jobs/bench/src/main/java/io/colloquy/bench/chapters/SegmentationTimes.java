package io.colloquy.bench.chapters;

import com.sun.management.ThreadMXBean;
import io.colloquy.core.chapter.ChapterUnit;
import io.colloquy.core.chapter.Chapters;
import io.colloquy.core.chapter.Opening;
import io.colloquy.core.vector.GramMatrix;
import io.colloquy.core.vector.Vectors;
import io.colloquy.flink.nd4j.Nd4jGramMatrix;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How long the final segmentation takes, by the size of an interview: in time of this thread on the
 * processor, which other programs on the machine hardly change.
 */
final class SegmentationTimes {
  private static final int[] UNITS = {100, 200, 500, 1000, 2000};
  private static final int FOUR_HOURS = 4 * 3600 / 25;
  private static final int OPENINGS = 5;
  private static final long UNIT_MS = 25_000;
  private static final int WORDS = 65;
  private static final int DIMENSIONS = 384;
  private static final int RUNS = 15;
  private static final double NS_PER_MS = 1e6;
  private static final double BYTES_PER_MB = 1e6;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private SegmentationTimes() {}

  /** Gram matrices by loops and by ND4J; medians. */
  static List<Map<String, Object>> gramMatrices() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int count : UNITS) {
      float[][] vectors =
          interview(count).stream().map(ChapterUnit::vector).toArray(float[][]::new);
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("units", count);
      row.put("loops CPU ms", medianMs(() -> GramMatrix.plain().of(vectors)));
      row.put("ND4J CPU ms", medianMs(() -> new Nd4jGramMatrix().of(vectors)));
      rows.add(row);
    }
    return rows;
  }

  /** A 4-hour interview on this thread alone; the median time, and what one run allocates. */
  static Map<String, Object> fourHours() {
    List<ChapterUnit> units = interview(FOUR_HOURS);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("units", units.size());
    row.put("sentences", units.size() * OPENINGS);
    row.put("segmentation CPU ms", medianMs(() -> Chapters.find(units, GramMatrix.plain())));
    row.put(
        "segmentation with ND4J CPU ms",
        medianMs(() -> Chapters.find(units, Nd4jGramMatrix.fromBreakEven())));
    long before = allocated();
    Chapters.find(units, GramMatrix.plain());
    row.put("allocated MB", (allocated() - before) / BYTES_PER_MB);
    row.put("vectors MB", units.size() * (double) DIMENSIONS * Float.BYTES / BYTES_PER_MB);
    return row;
  }

  private static long allocated() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  private static double medianMs(Runnable work) {
    work.run();
    List<Long> times = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      long start = THREADS.getCurrentThreadCpuTime();
      work.run();
      times.add(THREADS.getCurrentThreadCpuTime() - start);
    }
    return times.stream().sorted().skip(RUNS / 2).findFirst().orElseThrow() / NS_PER_MS;
  }

  private static List<ChapterUnit> interview(int count) {
    Random random = new Random(1);
    List<ChapterUnit> units = new ArrayList<>();
    for (int unit = 0; unit < count; unit++) {
      float[] vector = new float[DIMENSIONS];
      for (int i = 0; i < DIMENSIONS; i++) {
        vector[i] = (float) random.nextGaussian();
      }
      long startMs = unit * UNIT_MS;
      List<Opening> openings = new ArrayList<>();
      for (int i = 0; i < OPENINGS; i++) {
        openings.add(new Opening(startMs + i * UNIT_MS / OPENINGS, 0, false, random.nextFloat()));
      }
      units.add(
          new ChapterUnit(
              startMs, startMs + UNIT_MS, false, WORDS, openings, Vectors.unit(vector)));
    }
    return units;
  }
}
