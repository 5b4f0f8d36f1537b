package io.colloquy.flink.chapter;

import io.colloquy.core.chapter.Chapter;
import io.colloquy.core.version.WriteHistory;
import java.util.List;

/**
 * What is published of an interview's chapters.
 *
 * @param beganAtMs the instant of media time 0, epoch milliseconds; fixes the index
 * @param wholeEpoch the writer epoch that last wrote every bucket; -1 if none did
 * @param history of the writes; each changes as many chapters as need be
 * @param chapters as they were written last
 */
public record ChapterLife(
    long beganAtMs, long wholeEpoch, WriteHistory history, List<Chapter> chapters) {

  public ChapterLife {
    history = history == null ? WriteHistory.unwritten() : history;
    chapters = chapters == null ? List.of() : List.copyOf(chapters);
  }

  static ChapterLife begun(long beganAtMs) {
    return new ChapterLife(beganAtMs, -1, null, null);
  }

  /** Provisional chapters were written. */
  ChapterLife with(WriteHistory next, List<Chapter> written) {
    return new ChapterLife(beganAtMs, wholeEpoch, next, written);
  }

  /** The chapters of a complete interview were written. */
  ChapterLife whole(WriteHistory next, List<Chapter> written) {
    return new ChapterLife(beganAtMs, next.writerEpoch(), next, written);
  }
}
