package io.colloquy.bench.speakers;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How often words changed their speakers after they were first published.
 *
 * @param words how many were published
 * @param named how many of them nobody was known to say at first, and somebody at last
 * @param changed how many of them ever had two speakers, one after the other
 * @param afterMs for each that changed, how far the interview had got beyond it when it changed
 *     last, in media time, ascending
 */
record SpeakerChurn(int words, int named, int changed, List<Long> afterMs) {

  /**
   * A segment as it was published at some time.
   *
   * @param streamId of its words
   * @param words all by one speaker
   */
  record Publication(String streamId, List<SpokenWord> words) {}

  private record Place(String streamId, long startMs, long endMs, String text) {}

  private record History(String first, String last, boolean isChanged, long afterMs) {

    History then(String speaker, long laterMs) {
      if (Objects.equals(speaker, last)) {
        return this;
      }
      boolean isNamed = last == null;
      return new History(first, speaker, isChanged || !isNamed, isNamed ? afterMs : laterMs);
    }
  }

  /**
   * Follows words through all versions of their segments.
   *
   * @param publications in the order in which they were published
   */
  static SpeakerChurn of(List<Publication> publications) {
    Map<Place, History> histories = new HashMap<>();
    long reachedMs = 0;
    for (Publication publication : publications) {
      for (SpokenWord word : publication.words()) {
        reachedMs = Math.max(reachedMs, word.endMs());
        long laterMs = reachedMs - word.endMs();
        histories.merge(
            new Place(publication.streamId(), word.startMs(), word.endMs(), word.text()),
            new History(word.speaker(), word.speaker(), false, 0),
            (before, now) -> before.then(now.last(), laterMs));
      }
    }
    List<History> all = List.copyOf(histories.values());
    return new SpeakerChurn(
        all.size(),
        (int) all.stream().filter(word -> word.first() == null && word.last() != null).count(),
        (int) all.stream().filter(History::isChanged).count(),
        all.stream().filter(History::isChanged).map(History::afterMs).sorted().toList());
  }

  Map<String, Object> row() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("named later %", percent(named));
    row.put("changed %", percent(changed));
    if (changed > 0) {
      row.put("after s, median", afterMs.get(changed / 2) / 1000.);
      row.put("after s, last", afterMs.get(changed - 1) / 1000.);
    }
    return row;
  }

  private double percent(int count) {
    return words == 0 ? 0 : 100. * count / words;
  }
}
