package io.colloquy.core.version;

/**
 * A document's external version. Later writers win over earlier ones, whatever order their writes
 * arrive in: a person over a machine, then the higher generation of the interview, then the later
 * {@link WriterEpoch}, then the later write.
 *
 * @param authority who wrote it
 * @param generation of the interview, from 0
 * @param writerEpoch seconds, as {@link WriterEpoch} gives them
 * @param counter of the document's writes in that epoch, from 0
 */
public record DocumentVersion(Authority authority, int generation, long writerEpoch, long counter) {
  /** What no later write exceeds; for a deletion that is for ever. */
  public static final long HIGHEST = Long.MAX_VALUE;

  private static final int COUNTER_BITS = 20;
  private static final int EPOCH_BITS = 31;
  private static final int GENERATION_BITS = 11;

  public DocumentVersion {
    if (authority == null) {
      authority = Authority.MACHINE;
    }
    checkFits("generation", generation, GENERATION_BITS);
    checkFits("writer epoch", writerEpoch, EPOCH_BITS);
    checkFits("counter", counter, COUNTER_BITS);
  }

  /** Below every version that a machine gives in a generation, and above those of earlier ones. */
  public static DocumentVersion firstOf(int generation) {
    return new DocumentVersion(Authority.MACHINE, generation, 0, 0);
  }

  public static DocumentVersion fromLong(long version) {
    if (version < 0) {
      throw new IllegalArgumentException("A document's version is not negative: " + version + ".");
    }
    long counter = lowBits(version, COUNTER_BITS);
    long epoch = lowBits(version >>> COUNTER_BITS, EPOCH_BITS);
    long generation = lowBits(version >>> (COUNTER_BITS + EPOCH_BITS), GENERATION_BITS);
    boolean byPerson = version >>> (COUNTER_BITS + EPOCH_BITS + GENERATION_BITS) == 1;
    return new DocumentVersion(
        byPerson ? Authority.PERSON : Authority.MACHINE, (int) generation, epoch, counter);
  }

  /** The version as one number that is never negative. */
  public long toLong() {
    long version = authority.ordinal();
    version = (version << GENERATION_BITS) | generation;
    version = (version << EPOCH_BITS) | writerEpoch;
    return (version << COUNTER_BITS) | counter;
  }

  private static long lowBits(long value, int bits) {
    return value & ((1L << bits) - 1);
  }

  private static void checkFits(String name, long value, int bits) {
    if (value < 0 || value >= 1L << bits) {
      throw new IllegalArgumentException(
          String.format(
              "A document version's %s lies between 0 and %d, not at %d.",
              name, (1L << bits) - 1, value));
    }
  }
}
