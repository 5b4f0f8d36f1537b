package io.colloquy.bench.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.bench.chaos.Difference.Kind;
import io.colloquy.core.version.DocumentVersion;
import io.colloquy.local.search.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds the documents of a disturbed run against those of an undisturbed one. */
final class DocumentComparison {

  private static final List<String> SAID =
      List.of("startMs", "endMs", "text", "rawText", "title", "kind");

  private final SortedMap<String, StoredDocument> expected;
  private final SortedMap<String, StoredDocument> found;
  private final Map<String, Long> summaryEpochs = new TreeMap<>();

  private DocumentComparison(
      SortedMap<String, StoredDocument> expected, SortedMap<String, StoredDocument> found) {
    this.expected = expected;
    this.found = found;
    InterviewDocuments.byInterview(found)
        .forEach(
            (interview, documents) ->
                documents
                    .summaries()
                    .forEach(summary -> summaryEpochs.put(interview, epoch(summary))));
  }

  /** What differs, versions left out, when both runs must say the same. */
  static List<Difference> of(
      SortedMap<String, StoredDocument> expected, SortedMap<String, StoredDocument> found) {
    return new DocumentComparison(expected, found).differences();
  }

  private List<Difference> differences() {
    List<Difference> differences = new ArrayList<>();
    SortedSet<String> places = new TreeSet<>(expected.keySet());
    places.addAll(found.keySet());
    for (String place : places) {
      StoredDocument here = found.get(place);
      if (here == null) {
        differences.add(new Difference(Kind.MISSING, place));
      } else if (!expected.containsKey(place)) {
        differences.add(
            new Difference(isSaidElsewhere(here) ? Kind.DOUBLED : Kind.ORPHANED, place));
      } else if (!here.source().equals(expected.get(place).source())) {
        Kind kind = isOlderThanSummary(here) ? Kind.OLDER : Kind.WRONG;
        differences.add(new Difference(kind, place + fields(place)));
      }
    }
    return differences;
  }

  private String fields(String place) {
    ObjectNode here = found.get(place).source();
    ObjectNode there = expected.get(place).source();
    SortedSet<String> names = new TreeSet<>();
    here.fieldNames().forEachRemaining(names::add);
    there.fieldNames().forEachRemaining(names::add);
    names.removeIf(name -> Objects.equals(here.get(name), there.get(name)));
    return " " + names;
  }

  private boolean isSaidElsewhere(StoredDocument document) {
    return found.values().stream()
        .filter(other -> other != document && other.index().equals(document.index()))
        .map(StoredDocument::source)
        .anyMatch(other -> saysTheSame(other, document.source()));
  }

  private static boolean saysTheSame(ObjectNode one, ObjectNode other) {
    return one.path("interviewId").equals(other.path("interviewId"))
        && one.path("streamId").equals(other.path("streamId"))
        && SAID.stream().allMatch(field -> one.path(field).equals(other.path(field)));
  }

  /** After a restart all of an interview is written again before its summary is. */
  private boolean isOlderThanSummary(StoredDocument document) {
    Long summary = summaryEpochs.get(document.source().path("interviewId").asText());
    return summary != null && epoch(document) < summary;
  }

  private static long epoch(StoredDocument document) {
    return DocumentVersion.fromLong(document.version()).writerEpoch();
  }
}
