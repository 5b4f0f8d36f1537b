package io.colloquy.core.arrival;

/**
 * Finds out whether a chunk begins with audio that is known already. A recorder's clock says how
 * much that may be, samples say whether it is so: near the place that the clock tells, the chunk
 * must go on like what was heard. Exact audio must be the same there. Of a lossy codec the course
 * of the sound must be: two encodings of the same speech correlate by 0.98 and more, even at 12
 * kbit/s, speech with any other speech of the same voice by 0.8 at most. Where both are quiet, no
 * sample can tell, no word can be lost, and the clock is believed.
 */
public final class RepeatedAudio {
  /** What a recorder's clock may err by, in parts of a second. */
  private static final int CLOCK_ERROR = 10;

  private static final double ALIKE = 0.95;

  /** Hashes of 16 bits; so many do not agree by chance, and one not where the clock says so. */
  private static final int LEAST_EXACT_CELLS = 4;

  private static final int ROUNDING_PER_SECOND = 500;

  /**
   * Samples that are hashed for one claim: more than any at 96 kHz takes. Of higher rates an untrue
   * claim may take more if the chunk is like what is known in many places, as no voice is.
   */
  private static final long MOST_HASHED = 1L << 28;

  /** At more places than these, two encodings of a sound are compared by and by. */
  private static final int FINE_STEPS_PER_CELL = 24;

  /** A quarter of a second: what is shorter may be one vowel, which is like itself. */
  private static final int LEAST_LOSSY_CELLS = 500;

  private final RecentSound known;
  private final short[][] chunk;
  private final int claimed;
  private final int tolerance;
  private final short[][] cellsByPhase;
  private final int[] hashedByPhase;
  private final int quietAtFirst;
  private long hashed;

  private RepeatedAudio(RecentSound known, short[][] chunk, int claimed) {
    this.known = known;
    this.chunk = chunk;
    this.claimed = claimed;
    this.tolerance = known.sampleRate() / CLOCK_ERROR;
    this.cellsByPhase = new short[known.samplesPerCell()][];
    this.hashedByPhase = new int[known.samplesPerCell()];
    this.quietAtFirst = RecentSound.quietAtFirst(chunk);
  }

  /**
   * By how much the chunk goes back.
   *
   * @param known what was heard right before the chunk
   * @param chunk its samples, one array per channel; its first part is enough
   * @param claimed how many samples before its own begin are known by the recorder's clock
   * @return how many samples are repeated, which may be more than were given; 0 if none are, or if
   *     that cannot be told
   */
  public static int samples(RecentSound known, short[][] chunk, int claimed) {
    if (claimed <= 0 || chunk.length == 0 || chunk[0].length == 0 || known.length() == 0) {
      return 0;
    }
    RepeatedAudio comparison = new RepeatedAudio(known, chunk, claimed);
    int found = known.lossy() ? comparison.similar() : comparison.same();
    return found == 0 && isQuiet(known, chunk, claimed) ? claimed : found;
  }

  /**
   * Whether nothing is heard where a chunk repeats what is known, so that only a clock can tell.
   *
   * @param repeated by how many samples the chunk goes back
   */
  public static boolean isQuiet(RecentSound known, short[][] chunk, int repeated) {
    int given = Math.min(repeated, chunk[0].length);
    if (repeated > known.length() || RecentSound.quietAtFirst(chunk) < given) {
      return false;
    }
    short[] cells = known.cells();
    int first = cells.length - cellsBefore(known, repeated);
    int end = Math.min(cells.length, first + given / known.samplesPerCell());
    for (int i = first; i < end; i++) {
      if (known.sounds(cells[i])) {
        return false;
      }
    }
    return true;
  }

  private int same() {
    for (int error = 0; error <= tolerance; error++) {
      int least = error * ROUNDING_PER_SECOND <= known.sampleRate() ? 1 : LEAST_EXACT_CELLS;
      if (isSame(claimed - error, least)) {
        return claimed - error;
      }
      if (isSame(claimed + error, least)) {
        return claimed + error;
      }
    }
    return 0;
  }

  private boolean isSame(int repeated, int leastSounding) {
    if (isImpossible(repeated)) {
      return false;
    }
    int before = cellsBefore(known, repeated);
    int phase = phase(repeated);
    int compared = Math.min(length(phase), before);
    int first = known.cells().length - before;
    int sounding = 0;
    for (int i = 0; i < compared; i++) {
      short cell = hash(phase, i);
      if (cell != known.cells()[first + i] || hashed > MOST_HASHED) {
        return false;
      }
      sounding += cell == 0 ? 0 : 1;
    }
    return sounding >= leastSounding;
  }

  /** First by whole cells, then by samples about the best. */
  private int similar() {
    int width = known.samplesPerCell();
    int coarse = mostSimilar(claimed, tolerance - tolerance % width, width);
    int step = Math.max(1, width / FINE_STEPS_PER_CELL);
    int fine = mostSimilar(coarse, width, step);
    int best = step == 1 ? fine : mostSimilar(fine, step, 1);
    return similarity(best) >= ALIKE ? best : 0;
  }

  private int mostSimilar(int middle, int distance, int step) {
    int best = middle;
    double highest = 0;
    for (int error = -distance; error <= distance; error += step) {
      double similarity = similarity(middle + error);
      if (similarity > highest) {
        highest = similarity;
        best = middle + error;
      }
    }
    return best;
  }

  /** The correlation of both; 0 where too little sounds. */
  private double similarity(int repeated) {
    if (isImpossible(repeated)) {
      return 0;
    }
    short[] cells = cells(repeated);
    int before = cellsBefore(known, repeated);
    int compared = Math.min(cells.length, before);
    int first = known.cells().length - before;
    int sounding = 0;
    double product = 0;
    double ofKnown = 0;
    double ofChunk = 0;
    for (int i = 0; i < compared; i++) {
      double a = known.cells()[first + i];
      double b = cells[i];
      product += a * b;
      ofKnown += a * a;
      ofChunk += b * b;
      sounding += known.sounds(cells[i]) ? 1 : 0;
    }
    return sounding < LEAST_LOSSY_CELLS || ofKnown == 0
        ? 0
        : product / Math.sqrt(ofKnown * ofChunk);
  }

  /** What lies further back than anything known may never have been heard. */
  private boolean isImpossible(int repeated) {
    return repeated <= known.restLength() || repeated > known.length();
  }

  /** Whole cells of what is known that lie behind the chunk's first sample. */
  private static int cellsBefore(RecentSound known, int repeated) {
    return (repeated - known.restLength()) / known.samplesPerCell();
  }

  /** How far the chunk's cells are shifted, to lie where those lie that are known. */
  private int phase(int repeated) {
    return (repeated - known.restLength()) % known.samplesPerCell();
  }

  /** How many cells the chunk has in a phase, as far as it may be repeated. */
  private int length(int phase) {
    return Math.max(0, end() - phase) / known.samplesPerCell();
  }

  private int end() {
    return Math.min(chunk[0].length, claimed + tolerance);
  }

  /** A cell of exact audio. Most differ at once, so that few are needed. */
  private short hash(int phase, int index) {
    if (cellsByPhase[phase] == null) {
      cellsByPhase[phase] = new short[length(phase)];
    }
    short[] cells = cellsByPhase[phase];
    int width = known.samplesPerCell();
    for (int i = hashedByPhase[phase]; i <= index; i++) {
      int first = phase + i * width;
      if (first + width > quietAtFirst) {
        cells[i] = known.cell(chunk, first);
        hashed += (long) width * chunk.length;
      }
    }
    hashedByPhase[phase] = Math.max(hashedByPhase[phase], index + 1);
    return cells[index];
  }

  private short[] cells(int repeated) {
    int phase = phase(repeated);
    if (cellsByPhase[phase] == null) {
      cellsByPhase[phase] = known.cellsOf(chunk, phase, end());
    }
    return cellsByPhase[phase];
  }
}
