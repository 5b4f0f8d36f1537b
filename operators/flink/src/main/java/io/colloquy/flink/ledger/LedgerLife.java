package io.colloquy.flink.ledger;

import io.colloquy.core.version.WriteHistory;
import io.colloquy.flink.publish.DocumentCounts;

/**
 * What the ledger knows of an interview as a whole.
 *
 * @param beganAtMs the instant of media time 0, epoch milliseconds; fixes the index
 * @param complete whether nothing came since the interview was complete, but for late audio
 * @param completions how often its transcript told that it was complete
 * @param written whether its summary is there
 * @param alarms how many coverage alarms were told
 * @param history of the summary's writes
 * @param segments the last count of them; null if there was none
 * @param chapters the last count of them; null if there was none
 * @param passages the last count of them; null if there was none
 * @param closed whether the interview was closed, but counts of its last completion are to come
 */
public record LedgerLife(
    int generation,
    long beganAtMs,
    boolean complete,
    int completions,
    boolean written,
    int alarms,
    WriteHistory history,
    DocumentCounts segments,
    DocumentCounts chapters,
    DocumentCounts passages,
    boolean closed) {

  public LedgerLife {
    history = history == null ? WriteHistory.unwritten() : history;
  }

  static LedgerLife begun(int generation, long beganAtMs, WriteHistory history) {
    return new LedgerLife(
        generation, beganAtMs, false, 0, false, 0, history, null, null, null, false);
  }

  LedgerLife open() {
    return with(false, completions);
  }

  LedgerLife completed() {
    return with(true, completions + 1);
  }

  LedgerLife asClosed() {
    return new LedgerLife(
        generation,
        beganAtMs,
        complete,
        completions,
        written,
        alarms,
        history,
        segments,
        chapters,
        passages,
        true);
  }

  private LedgerLife with(boolean nowComplete, int nowCompletions) {
    return new LedgerLife(
        generation,
        beganAtMs,
        nowComplete,
        nowCompletions,
        written,
        alarms,
        history,
        segments,
        chapters,
        passages,
        closed);
  }

  LedgerLife counted(DocumentCounts counts) {
    return new LedgerLife(
        generation,
        beganAtMs,
        complete,
        completions,
        written,
        alarms,
        history,
        counts.of() == DocumentCounts.Of.SEGMENTS ? counts : segments,
        counts.of() == DocumentCounts.Of.CHAPTERS ? counts : chapters,
        counts.of() == DocumentCounts.Of.PASSAGES ? counts : passages,
        closed);
  }

  /** The summary was written or deleted. */
  LedgerLife with(boolean nowWritten, int nowAlarms, WriteHistory nextHistory) {
    return new LedgerLife(
        generation,
        beganAtMs,
        complete,
        completions,
        nowWritten,
        nowAlarms,
        nextHistory,
        segments,
        chapters,
        passages,
        closed);
  }

  /** Whether all tell of the same completion, in whichever order they came. */
  boolean isSettled() {
    return complete && isCounted();
  }

  /** Whether nothing more is to come. */
  boolean isOver() {
    return closed && (completions == 0 || isCounted());
  }

  private boolean isCounted() {
    return isOfNow(segments) && isOfNow(chapters) && isOfNow(passages);
  }

  private boolean isOfNow(DocumentCounts counts) {
    return counts != null && counts.completion() == completions;
  }
}
