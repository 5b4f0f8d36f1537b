package io.colloquy.core.chapter;

import io.colloquy.core.vector.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Units of an interview whose subjects are known: each subject has a direction of its own. */
final class PlantedInterview {
  static final long UNIT_MS = 25_000;
  private static final int DIMENSIONS = 64;
  private static final double NOISE = 0.12;
  private static final int WORDS = 60;
  private static final int OPENINGS = 5;

  private final Random random;
  private final List<ChapterUnit> units = new ArrayList<>();
  private final List<Long> boundaries = new ArrayList<>();

  PlantedInterview(long seed) {
    random = new Random(seed);
  }

  /** Goes on with a new subject for so many units. */
  PlantedInterview subject(int count) {
    double[] direction = random.doubles(DIMENSIONS, -1, 1).toArray();
    double length = Math.sqrt(Arrays.stream(direction).map(x -> x * x).sum());
    if (!units.isEmpty()) {
      boundaries.add(units.size() * UNIT_MS);
    }
    for (int unit = 0; unit < count; unit++) {
      float[] vector = new float[DIMENSIONS];
      for (int i = 0; i < DIMENSIONS; i++) {
        vector[i] = (float) (direction[i] / length + NOISE * random.nextGaussian());
      }
      units.add(unit(units.size(), Vectors.unit(vector)));
    }
    return this;
  }

  /** Goes on with so many units that nobody could embed. */
  PlantedInterview unknown(int count) {
    for (int unit = 0; unit < count; unit++) {
      units.add(unit(units.size(), new float[0]));
    }
    return this;
  }

  private static ChapterUnit unit(int index, float[] vector) {
    long startMs = index * UNIT_MS;
    List<Opening> openings = new ArrayList<>();
    for (int i = 0; i < OPENINGS; i++) {
      openings.add(new Opening(startMs + i * UNIT_MS / OPENINGS, 0, false, 0));
    }
    return new ChapterUnit(startMs, startMs + UNIT_MS, false, WORDS, openings, vector);
  }

  List<ChapterUnit> units() {
    return units;
  }

  /** Where subjects change. */
  List<Long> boundaries() {
    return boundaries;
  }
}
