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

  /** A quarter of a second: what is shorter may be one vowel, which is like itself. */
  private static final int LEAST_LOSSY_CELLS = 500;

  private final RecentSound known;
  private final short[][] chunk;
  private final int claimed;
  private final int tolerance;
  private final short[][] cellsByPhase;

  private RepeatedAudio(RecentSound known, short[][] chunk, int claimed) {
    this.known = known;
    this.chunk = chunk;
    this.claimed = claimed;
    this.tolerance = known.sampleRate() / CLOCK_ERROR;
    this.cellsByPhase = new short[known.samplesPerCell()][];
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
    return found == 0 && comparison.isQuiet() ? claimed : found;
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
    short[] cells = cells(repeated);
    int compared = Math.min(cells.length, cellsBefore(repeated));
    int first = known.cells().length - cellsBefore(repeated);
    int sounding = 0;
    for (int i = 0; i < compared; i++) {
      if (cells[i] != known.cells()[first + i]) {
        return false;
      }
      sounding += cells[i] == 0 ? 0 : 1;
    }
    return sounding >= leastSounding;
  }

  /** First by whole cells, then by samples about the best. */
  private int similar() {
    int width = known.samplesPerCell();
    int coarse = mostSimilar(claimed, tolerance - tolerance % width, width);
    int best = mostSimilar(coarse, width, 1);
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
    int compared = Math.min(cells.length, cellsBefore(repeated));
    int first = known.cells().length - cellsBefore(repeated);
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

  private boolean isQuiet() {
    int given = Math.min(claimed, chunk[0].length);
    if (claimed > known.length() || !RecentSound.isQuiet(chunk, given)) {
      return false;
    }
    short[] cells = known.cells();
    int first = cells.length - cellsBefore(claimed);
    int end = Math.min(cells.length, first + given / known.samplesPerCell());
    for (int i = first; i < end; i++) {
      if (known.sounds(cells[i])) {
        return false;
      }
    }
    return true;
  }

  /** What lies further back than anything known may never have been heard. */
  private boolean isImpossible(int repeated) {
    return repeated <= known.restLength() || repeated > known.length();
  }

  /** Whole cells of what is known that lie behind the chunk's first sample. */
  private int cellsBefore(int repeated) {
    return (repeated - known.restLength()) / known.samplesPerCell();
  }

  /** The chunk's cells, where they must lie to be those that are known. */
  private short[] cells(int repeated) {
    int phase = (repeated - known.restLength()) % known.samplesPerCell();
    if (cellsByPhase[phase] == null) {
      int end = Math.min(chunk[0].length, claimed + tolerance);
      cellsByPhase[phase] = known.cellsOf(chunk, phase, end);
    }
    return cellsByPhase[phase];
  }
}
