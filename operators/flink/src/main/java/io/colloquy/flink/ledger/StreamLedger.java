package io.colloquy.flink.ledger;

import io.colloquy.core.coverage.HeardWindows;
import io.colloquy.flink.stitch.TranscriptEvent;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the ledger knows of a stream besides its coverage. Lists are sorted and hold nothing twice.
 *
 * @param words how many are final
 * @param models names and hashes of the recognizers that heard it
 * @param settings their settings stamps
 * @param languages that are known of its words
 * @param windows how many there are, and how sure their recognizers were
 */
public record StreamLedger(
    int words,
    List<String> models,
    List<String> settings,
    List<String> languages,
    HeardWindows windows) {

  public StreamLedger {
    models = models == null ? List.of() : models;
    settings = settings == null ? List.of() : settings;
    languages = languages == null ? List.of() : languages;
    windows = windows == null ? HeardWindows.none() : windows;
  }

  static StreamLedger empty() {
    return new StreamLedger(0, null, null, null, null);
  }

  StreamLedger with(TranscriptEvent event, int moreWords) {
    return new StreamLedger(
        words + moreWords,
        with(models, event.model()),
        with(settings, event.settings()),
        moreWords == 0 ? languages : with(languages, event.language()),
        windows.and(event.windows()));
  }

  private static List<String> with(List<String> known, String another) {
    return another == null || another.isEmpty() || known.contains(another)
        ? known
        : Stream.concat(known.stream(), Stream.of(another)).sorted().toList();
  }
}
