package io.colloquy.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.local.search.StoredDocument;
import io.colloquy.schemas.elasticsearch.Indices;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One interview's documents.
 *
 * @param documents by index and id
 */
record InterviewDocuments(SortedMap<String, StoredDocument> documents) {

  /** A word of a segment. */
  record SegmentWord(String stream, String text, long startMs, long endMs) {}

  /** What was not understood, as a document tells it. */
  record UnclearStretch(String stream, String rawText, long startMs, long endMs) {}

  /** Documents by the interview that they are of. */
  static SortedMap<String, InterviewDocuments> byInterview(Map<String, StoredDocument> documents) {
    SortedMap<String, InterviewDocuments> interviews = new TreeMap<>();
    documents.forEach(
        (place, document) ->
            interviews
                .computeIfAbsent(
                    document.source().path("interviewId").asText(),
                    id -> new InterviewDocuments(new TreeMap<>()))
                .documents
                .put(place, document));
    return interviews;
  }

  Stream<StoredDocument> summaries() {
    return of(Indices.LEDGER_ALIAS);
  }

  Stream<StoredDocument> chapters() {
    return of(Indices.CHAPTERS_ALIAS);
  }

  Stream<StoredDocument> passages() {
    return of(Indices.PASSAGES_ALIAS);
  }

  Stream<StoredDocument> gaps() {
    return segments().filter(segment -> isOf(segment, "gap"));
  }

  Stream<StoredDocument> unclear() {
    return segments().filter(segment -> isOf(segment, "unclear"));
  }

  Stream<StoredDocument> speech() {
    return segments().filter(segment -> isOf(segment, "speech"));
  }

  Stream<StoredDocument> segments() {
    return of(Indices.SEGMENTS_ALIAS);
  }

  /** All that was not understood, by stream and time. */
  List<UnclearStretch> unclearStretches() {
    return unclear()
        .map(StoredDocument::source)
        .map(InterviewDocuments::unclearStretch)
        .sorted(
            Comparator.comparing(UnclearStretch::stream).thenComparingLong(UnclearStretch::startMs))
        .toList();
  }

  /** The words of all segments. */
  List<SegmentWord> words() {
    return speech()
        .map(StoredDocument::source)
        .flatMap(
            segment ->
                StreamSupport.stream(segment.path("words").spliterator(), false)
                    .map(word -> word(segment, word)))
        .toList();
  }

  private Stream<StoredDocument> of(String alias) {
    return documents.values().stream().filter(document -> document.index().startsWith(alias));
  }

  private static boolean isOf(StoredDocument segment, String kind) {
    return segment.source().path("kind").asText().equals(kind);
  }

  private static UnclearStretch unclearStretch(ObjectNode document) {
    return new UnclearStretch(
        document.path("streamId").asText(),
        document.path("rawText").asText(),
        document.path("startMs").asLong(),
        document.path("endMs").asLong());
  }

  private static SegmentWord word(ObjectNode segment, JsonNode word) {
    return new SegmentWord(
        segment.path("streamId").asText(),
        word.path("text").asText(),
        word.path("startMs").asLong(),
        word.path("endMs").asLong());
  }
}
