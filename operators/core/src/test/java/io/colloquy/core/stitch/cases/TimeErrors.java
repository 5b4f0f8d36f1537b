package io.colloquy.core.stitch.cases;

import java.util.Random;

/** How inexact the times of words are. */
enum TimeErrors {
  /** At most 25 ms. */
  SMALL {
    @Override
    long next(Random random) {
      return random.nextInt(51) - 25;
    }
  },
  /** At most 75 ms. */
  MIDDLING {
    @Override
    long next(Random random) {
      return random.nextInt(151) - 75;
    }
  },
  /** About half within 35 ms and 95 % within 180 ms, as the job's own; none beyond 300 ms. */
  MEASURED {
    @Override
    long next(Random random) {
      return exponential(random, random.nextInt(100) < 85 ? 40 : 150, 300);
    }
  },
  /** Half within 76 ms, a tenth 250 ms: two hearings of a word may be half a second apart. */
  UNEVEN {
    @Override
    long next(Random random) {
      return exponential(random, 110, 250);
    }
  };

  /** The next error, in milliseconds. */
  abstract long next(Random random);

  private static long exponential(Random random, int scale, int most) {
    long error = Math.min(most, Math.round(-scale * Math.log(1 - random.nextDouble())));
    return random.nextBoolean() ? error : -error;
  }
}
