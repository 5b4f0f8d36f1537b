package io.colloquy.bench.memory;

import io.colloquy.bench.Bar;
import io.colloquy.bench.state.StateName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What was kept, as rows and promises. */
final class MemoryTable {
  /** Promised in the README, for 180 words a minute. */
  private static final double KB_PER_MINUTE = 45;

  /** The longest window, the second in which it begins and the silence that may follow it. */
  private static final double AUDIO_KB = 33 * 32;

  /**
   * Two tasks of two steps, each with a window that is heard and one that waits, of 30 s with what
   * is said of them; and texts.
   */
  private static final double IN_FLIGHT_KB = 2 * 2 * 2 * 970;

  /** An interview among others costs what it costs alone. */
  private static final double AMONG_OTHERS = 1.05;

  private static final int LARGEST = 15;
  private static final double MB = 1_000_000;

  private static final String OF = "of";
  private static final String MINUTES = "minutes";
  private static final String WORDS = "words";
  private static final String AUDIO = "audio KB";
  private static final String OTHER = "text and vectors KB";
  private static final String GROWTH = "KB a minute";
  private static final String IN_FLIGHT = "in flight KB";
  private static final String HEAP = "heap MB";
  private static final String PROCESS = "process MB";

  private MemoryTable() {}

  /** One row for each moment, then one for each of the states that grow most. */
  static List<Map<String, Object>> rows(List<KeptState> ofMany, List<KeptState> ofLong) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (KeptState kept : ofMany) {
      rows.add(row("each of " + kept.interviews(), kept));
    }
    KeptState before = null;
    for (KeptState kept : ofLong) {
      Map<String, Object> row = row("a long one", kept);
      if (before != null) {
        row.put(GROWTH, kept.otherKbPerMinuteSince(before));
      }
      rows.add(row);
      before = kept;
    }
    largest(last(ofLong)).forEach(name -> rows.add(row(name, ofLong.get(0), last(ofLong))));
    return rows;
  }

  private static Map<String, Object> row(String of, KeptState kept) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(OF, of);
    row.put(MINUTES, kept.minutes());
    row.put(WORDS, kept.words() / kept.interviews());
    row.put(AUDIO, kept.audioKb());
    row.put(OTHER, kept.otherKb());
    row.put(GROWTH, null);
    row.put(IN_FLIGHT, kept.inFlightKb());
    row.put(HEAP, kept.heapBytes() / MB);
    row.put(PROCESS, kept.residentBytes() / MB);
    return row;
  }

  private static Map<String, Object> row(StateName name, KeptState first, KeptState last) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(OF, name.toString());
    row.put(MINUTES, last.minutes());
    row.put(OTHER, last.kb(name));
    if (first != last) {
      row.put(GROWTH, (last.kb(name) - first.kb(name)) / (last.minutes() - first.minutes()));
    }
    return row;
  }

  private static List<StateName> largest(KeptState kept) {
    return kept.others()
        .sorted(Comparator.comparingDouble(kept::kb).reversed())
        .limit(LARGEST)
        .toList();
  }

  /** What each table is held to. */
  static List<Bar> bars(List<KeptState> ofMany, List<KeptState> ofLong) {
    List<Bar> bars = new ArrayList<>();
    double audioKb =
        Stream.of(ofMany, ofLong)
            .flatMap(List::stream)
            .mapToDouble(KeptState::audioKb)
            .max()
            .orElseThrow();
    bars.add(new Bar("KB of audio of a stream, at any moment", audioKb, AUDIO_KB));
    bars.add(
        new Bar(
            "KB held for models",
            Stream.of(ofMany, ofLong)
                .flatMap(List::stream)
                .mapToDouble(KeptState::inFlightKb)
                .max()
                .orElseThrow(),
            IN_FLIGHT_KB));
    bars.add(
        new Bar(
            "what an interview among others costs, alone 1",
            last(ofMany).otherKb() / ofMany.get(0).otherKb(),
            AMONG_OTHERS));
    if (ofLong.size() > 1) {
      bars.add(
          new Bar(
              "KB of text and vectors a minute",
              last(ofLong).otherKbPerMinuteSince(ofLong.get(0)),
              KB_PER_MINUTE));
    }
    return bars;
  }

  private static KeptState last(List<KeptState> kept) {
    return kept.get(kept.size() - 1);
  }
}
