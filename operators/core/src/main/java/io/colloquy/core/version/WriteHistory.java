package io.colloquy.core.version;

/**
 * What a writer remembers of a document's last write, to give the next one a greater version.
 *
 * @param writerEpoch the epoch that wrote it; -1 before the first write
 * @param counter of that write within the epoch, from 0
 */
public record WriteHistory(long writerEpoch, long counter) {

  public static WriteHistory unwritten() {
    return new WriteHistory(-1, 0);
  }

  /** The history after one more write, in an epoch that is not earlier. */
  public WriteHistory next(long epoch) {
    return new WriteHistory(epoch, epoch == writerEpoch ? counter + 1 : 0);
  }

  /** The version of the last write, in a generation of the interview. */
  public DocumentVersion version(int generation) {
    return new DocumentVersion(Authority.MACHINE, generation, writerEpoch, counter);
  }
}
