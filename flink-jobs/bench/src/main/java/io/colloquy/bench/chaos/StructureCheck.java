package io.colloquy.bench.chaos;

import io.colloquy.bench.chaos.Difference.Kind;
import io.colloquy.bench.chaos.InterviewDocuments.SegmentWord;
import io.colloquy.bench.chaos.InterviewDocuments.UnclearStretch;
import io.colloquy.local.search.StoredDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What must hold among a run's own documents, whatever they say. */
final class StructureCheck {

  private final String interview;
  private final InterviewDocuments documents;
  private final List<Difference> differences = new ArrayList<>();

  private StructureCheck(String interview, InterviewDocuments documents) {
    this.interview = interview;
    this.documents = documents;
  }

  /** Everything that contradicts a summary, a bucket, a chapter or another segment. */
  static List<Difference> of(Map<String, StoredDocument> documents) {
    List<Difference> differences = new ArrayList<>();
    InterviewDocuments.byInterview(documents)
        .forEach(
            (interview, ofIt) ->
                differences.addAll(new StructureCheck(interview, ofIt).differences()));
    return differences;
  }

  private List<Difference> differences() {
    List<StoredDocument> summaries = documents.summaries().toList();
    if (summaries.isEmpty()) {
      documents.documents().keySet().forEach(place -> add(Kind.ORPHANED, place));
      return differences;
    }
    StoredDocument summary = summaries.get(0);
    counted(summary, "segments", documents.speech().count());
    counted(summary, "gaps", documents.gaps().count());
    counted(summary, "unclear", documents.unclear().count());
    counted(summary, "chapters", documents.chapters().count());
    counted(summary, "passages", documents.passages().count());
    ordinals();
    chapters();
    words();
    unclear();
    return differences;
  }

  private void counted(StoredDocument summary, String what, long found) {
    long counted = summary.source().path(what).asLong();
    if (found != counted) {
      add(
          found < counted ? Kind.MISSING : Kind.ORPHANED,
          "%s: %d %s, the summary counts %d".formatted(interview, found, what, counted));
    }
  }

  /** A bucket's documents are numbered without holes. */
  private void ordinals() {
    SortedMap<String, TreeSet<Integer>> buckets = new TreeMap<>();
    documents
        .segments()
        .map(StoredDocument::source)
        .forEach(
            segment ->
                buckets
                    .computeIfAbsent(
                        segment.path("streamId").asText() + "/" + segment.path("bucket").asText(),
                        bucket -> new TreeSet<>())
                    .add(segment.path("ordinal").asInt()));
    buckets.forEach(
        (bucket, ordinals) -> {
          if (ordinals.last() != ordinals.size() - 1) {
            add(Kind.MISSING, "%s: bucket %s has only %s".formatted(interview, bucket, ordinals));
          }
        });
  }

  private void chapters() {
    Set<String> chapters =
        documents
            .chapters()
            .map(chapter -> chapter.source().path("chapterId").asText())
            .collect(Collectors.toSet());
    documents
        .segments()
        .filter(segment -> segment.source().hasNonNull("chapterId"))
        .filter(segment -> !chapters.contains(segment.source().path("chapterId").asText()))
        .forEach(
            segment -> add(Kind.ORPHANED, segment.id() + " is of a chapter that is not there"));
  }

  private void words() {
    Set<String> heard = new HashSet<>();
    for (SegmentWord word : documents.words()) {
      if (!heard.add(word.stream() + "/" + word.startMs())) {
        add(Kind.DOUBLED, "%s: a word at %d ms".formatted(interview, word.startMs()));
      }
    }
  }

  /** What was not understood is told once, and has no words. */
  private void unclear() {
    UnclearStretch before = null;
    for (UnclearStretch stretch : documents.unclearStretches()) {
      if (before != null
          && before.stream().equals(stretch.stream())
          && stretch.startMs() < before.endMs()) {
        add(Kind.DOUBLED, "%s: unclear at %d ms".formatted(interview, stretch.startMs()));
      }
      before = stretch;
      for (SegmentWord word : documents.words()) {
        if (word.stream().equals(stretch.stream())
            && word.startMs() < stretch.endMs()
            && stretch.startMs() < word.endMs()) {
          add(Kind.WRONG, "%s: %s is understood, and unclear".formatted(interview, word));
        }
      }
    }
  }

  private void add(Kind kind, String where) {
    differences.add(new Difference(kind, where));
  }
}
