package io.colloquy.flink.ledger;

import io.colloquy.core.coverage.Coverage;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.core.version.DocumentVersion;
import io.colloquy.core.version.WriteHistory;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.schemas.InterviewSummary;
import io.colloquy.schemas.elasticsearch.DocumentJson;
import io.colloquy.schemas.elasticsearch.Indices;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** Writes and deletes one interview's summary, each time with a greater version. */
final class SummaryWrites {
  private final InterviewKey interview;
  private final long writerEpoch;
  private final Consumer<DocumentWrite> out;

  SummaryWrites(InterviewKey interview, long writerEpoch, Consumer<DocumentWrite> out) {
    this.interview = interview;
    this.writerEpoch = writerEpoch;
    this.out = out;
  }

  /** Writes what is known of the streams, each by its id, in order. */
  LedgerLife write(
      LedgerLife life, Map<String, StreamLedger> streams, Map<String, Coverage> coverage) {
    WriteHistory history = life.history().next(writerEpoch);
    long version = history.version(life.generation()).toLong();
    InterviewSummary summary = Summaries.of(interview, life, version, streams, coverage);
    out.accept(DocumentWrite.index(id(), index(life), id(), version, DocumentJson.of(summary)));
    return life.with(true, summary.getCoverageAlarms(), history);
  }

  LedgerLife delete(LedgerLife life) {
    WriteHistory history = life.history().next(writerEpoch);
    long version = history.version(life.generation()).toLong();
    out.accept(DocumentWrite.delete(id(), index(life), id(), version));
    return life.with(false, life.alarms(), history);
  }

  /**
   * Begins a generation: deletes what an earlier one left, but never a summary of this one.
   *
   * @param before what was known; null if nothing
   */
  LedgerLife begin(int generation, long beganAtMs, LedgerLife before) {
    WriteHistory history = before == null ? WriteHistory.unwritten() : before.history();
    LedgerLife begun = LedgerLife.begun(generation, beganAtMs, history);
    if (generation > 0) {
      long version = DocumentVersion.firstOf(generation).toLong();
      out.accept(DocumentWrite.delete(id(), index(begun), id(), version));
    }
    return begun;
  }

  /** Leaves no way back, also for a summary that is on its way. */
  void deleteForGood(LedgerLife life) {
    out.accept(DocumentWrite.delete(id(), index(life), id(), DocumentVersion.HIGHEST));
  }

  /** Both the interview's key and the document's id. */
  private String id() {
    return interview.toString();
  }

  private static String index(LedgerLife life) {
    return Indices.ledger(Instant.ofEpochMilli(life.beganAtMs()));
  }
}
