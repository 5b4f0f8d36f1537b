package io.colloquy.bench.memory;

import io.colloquy.bench.state.SavepointContents;
import io.colloquy.bench.state.StateName;
import io.colloquy.flink.Uids;
import java.io.IOException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the job keeps of its interviews at one moment.
 *
 * @param interviews how many are open, of one stream each
 * @param minutes of each
 * @param words of all of them, as far as they are in documents
 * @param bytes of all of them, keys included, by state
 * @param inFlightBytes of windows and texts that were held for models shortly before
 * @param heapBytes of the process after garbage collection
 * @param residentBytes of the process: heap, RocksDB's memory and native models
 */
record KeptState(
    int interviews,
    double minutes,
    long words,
    SortedMap<StateName, Long> bytes,
    long inFlightBytes,
    long heapBytes,
    long residentBytes) {

  private static final Set<StateName> AUDIO =
      Set.of(new StateName(Uids.WINDOW_AUDIO, "audio"), new StateName(Uids.WINDOW_AUDIO, "chunks"));

  private static final double KB = 1000;

  static KeptState of(SavepointContents savepoint, double minutes, long words, long inFlightBytes)
      throws IOException {
    SortedMap<StateName, Long> bytes = new TreeMap<>();
    for (String interview : savepoint.keys()) {
      savepoint
          .statesOf(interview)
          .forEach((name, size) -> bytes.merge(name, size.bytes(), Long::sum));
    }
    return new KeptState(
        savepoint.keys().size(),
        minutes,
        words,
        bytes,
        inFlightBytes,
        ProcessMemory.heapBytes(),
        ProcessMemory.residentBytes());
  }

  /** Samples and undecoded chunks of one stream. */
  double audioKb() {
    return AUDIO.stream().mapToDouble(this::kb).sum();
  }

  /** What is held for models, of all interviews. */
  double inFlightKb() {
    return inFlightBytes / KB;
  }

  /** Everything else that is kept of one interview. */
  double otherKb() {
    return others().mapToDouble(this::kb).sum();
  }

  /** The states that hold no audio. */
  Stream<StateName> others() {
    return bytes.keySet().stream().filter(name -> !AUDIO.contains(name));
  }

  /** One state of one interview. */
  double kb(StateName name) {
    return bytes.getOrDefault(name, 0L) / KB / interviews;
  }

  double otherKbPerMinuteSince(KeptState earlier) {
    return (otherKb() - earlier.otherKb()) / (minutes - earlier.minutes);
  }
}
