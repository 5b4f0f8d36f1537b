package io.colloquy.local.speaker;

import io.colloquy.local.search.IndexedSegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Somebody who speaks in an interview.
 *
 * @param id as documents tell; null for all of whom nobody knows who they are
 * @param names that the documents carry, usually one or none
 * @param label what people see
 * @param spokenMs how long the segments last, in sum
 * @param turnsFrom how the speaker was found
 */
record HeardSpeaker(
    String id,
    SortedSet<String> names,
    String label,
    long spokenMs,
    int segments,
    SortedSet<String> turnsFrom) {

  static final String UNKNOWN = "Unknown";

  /**
   * Everybody who speaks, by first speech; those whom nobody knows last.
   *
   * @param segments of one interview, by start
   */
  static List<HeardSpeaker> of(List<IndexedSegment> segments) {
    Map<String, List<IndexedSegment>> known =
        segments.stream()
            .filter(segment -> !segment.isGap() && segment.speaker() != null)
            .collect(
                Collectors.groupingBy(
                    IndexedSegment::speaker, LinkedHashMap::new, Collectors.toList()));
    List<HeardSpeaker> speakers = new ArrayList<>();
    known.forEach(
        (id, said) -> speakers.add(heard(id, said.get(said.size() - 1).speakerLabel(), said)));
    List<IndexedSegment> others =
        segments.stream()
            .filter(segment -> segment.isSpeech() && segment.speaker() == null)
            .toList();
    if (!others.isEmpty()) {
      speakers.add(heard(null, UNKNOWN, others));
    }
    return speakers;
  }

  private static HeardSpeaker heard(String id, String label, List<IndexedSegment> said) {
    return new HeardSpeaker(
        id,
        distinct(said.stream().map(IndexedSegment::speakerName).toList()),
        label,
        said.stream().mapToLong(segment -> segment.endMs() - segment.startMs()).sum(),
        said.size(),
        distinct(said.stream().map(IndexedSegment::turnsFrom).toList()));
  }

  private static SortedSet<String> distinct(List<String> values) {
    return values.stream().filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
  }
}
