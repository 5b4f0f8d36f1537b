package io.colloquy.flink.ledger;

import io.colloquy.core.version.WriteHistory;
import java.util.List;

/**
 * What the ledger knows of an interview as a whole.
 *
 * @param beganAtMs the instant of media time 0, epoch milliseconds; fixes the index
 * @param complete whether nothing came since the interview was complete, but for late audio
 * @param completions how often stitching told that it was complete
 * @param counted how often publishing counted its documents then
 * @param segments the last count of segments with speech
 * @param gaps the last count of gaps
 * @param written whether its summary is there
 * @param alarms how many coverage alarms were told
 * @param history of the summary's writes
 * @param speakers the last count's
 */
public record LedgerLife(
    int generation,
    long beganAtMs,
    boolean complete,
    int completions,
    int counted,
    int segments,
    int gaps,
    boolean written,
    int alarms,
    WriteHistory history,
    List<String> speakers) {

  public LedgerLife {
    history = history == null ? WriteHistory.unwritten() : history;
    speakers = speakers == null ? List.of() : List.copyOf(speakers);
  }

  static LedgerLife begun(int generation, long beganAtMs, WriteHistory history) {
    return new LedgerLife(generation, beganAtMs, false, 0, 0, 0, 0, false, 0, history, null);
  }

  LedgerLife open() {
    return new LedgerLife(
        generation,
        beganAtMs,
        false,
        completions,
        counted,
        segments,
        gaps,
        written,
        alarms,
        history,
        speakers);
  }

  LedgerLife completed() {
    return new LedgerLife(
        generation,
        beganAtMs,
        true,
        completions + 1,
        counted,
        segments,
        gaps,
        written,
        alarms,
        history,
        speakers);
  }

  LedgerLife counted(int nowSegments, int nowGaps, List<String> nowSpeakers) {
    return new LedgerLife(
        generation,
        beganAtMs,
        complete,
        completions,
        counted + 1,
        nowSegments,
        nowGaps,
        written,
        alarms,
        history,
        nowSpeakers);
  }

  /** The summary was written or deleted. */
  LedgerLife with(boolean nowWritten, int nowAlarms, WriteHistory nextHistory) {
    return new LedgerLife(
        generation,
        beganAtMs,
        complete,
        completions,
        counted,
        segments,
        gaps,
        nowWritten,
        nowAlarms,
        nextHistory,
        speakers);
  }

  /** Whether both tell of the same completion, in whichever order they came. */
  boolean isSettled() {
    return complete && completions == counted;
  }
}
