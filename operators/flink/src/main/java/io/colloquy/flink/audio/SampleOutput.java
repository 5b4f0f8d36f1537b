package io.colloquy.flink.audio;

/** Takes samples as they are decoded, so that nobody holds all of a chunk at its own rate. */
interface SampleOutput {
  /**
   * Takes a run that follows the one before. The samples are only lent: they change afterwards.
   *
   * @param stream what they are; of one rate and channel count in all of a chunk
   */
  void append(StreamHeader stream, Samples samples, int from, int to);

  /** Tells that samples are missing before the next ones. */
  default void skip() {}

  /**
   * Judges what a container says of samples missing before the next ones.
   *
   * @return for how many of them silence shall stand
   */
  default long silence(StreamHeader stream, long missing) {
    return missing;
  }
}
