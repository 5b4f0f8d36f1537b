package io.colloquy.local.search;

import co.elastic.clients.elasticsearch._types.SuggestMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.TermSuggest;
import co.elastic.clients.elasticsearch.core.search.TermSuggestOption;
import io.colloquy.schemas.elasticsearch.Indices;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Knows which words are said. Suggestions come from whole shards, so they know words of others and
 * miss those of other months: a word counts only where a segment of the scope holds it.
 */
final class Spelling {

  private static final String SUGGESTION = "spelling";
  private static final String SAID = "said";
  private static final String FIELD = "text.exact";

  /** The nearest words may all be somebody else's. */
  private static final int NEAREST = 20;

  /** A word that others say however often. */
  private static final float HOWEVER_FREQUENT = 0.99f;

  /** One letter in up to five may be wrong, two in longer words: "pick" is no "price". */
  private static final double LEAST_LIKENESS = 0.65;

  private final DocumentStore store;

  Spelling(DocumentStore store) {
    this.store = store;
  }

  /** The text with the nearest word for each that nobody says within the scope. */
  String respelled(String text, SearchScope scope) {
    List<TermSuggest> words = suggested(text);
    Set<String> candidates = new HashSet<>();
    for (TermSuggest word : words) {
      candidates.add(word.text());
      word.options().forEach(option -> candidates.add(option.text()));
    }
    Set<String> said = said(candidates, scope);
    StringBuilder respelled = new StringBuilder(text);
    for (int i = words.size() - 1; i >= 0; i--) {
      TermSuggest word = words.get(i);
      if (!said.contains(word.text())) {
        word.options().stream()
            .filter(option -> option.score() > LEAST_LIKENESS)
            .map(TermSuggestOption::text)
            .filter(said::contains)
            .findFirst()
            .ifPresent(
                nearest ->
                    respelled.replace(word.offset(), word.offset() + word.length(), nearest));
      }
    }
    return respelled.toString();
  }

  /** The words of the text in order, each with those that are written nearly so. */
  private List<TermSuggest> suggested(String text) {
    SearchRequest request =
        SearchRequest.of(
            search ->
                search
                    .index(Indices.SEGMENTS_ALIAS)
                    .ignoreUnavailable(true)
                    .size(0)
                    .suggest(
                        suggest ->
                            suggest
                                .text(text)
                                .suggesters(
                                    SUGGESTION,
                                    one ->
                                        one.term(
                                            term ->
                                                term.field(FIELD)
                                                    .suggestMode(SuggestMode.Always)
                                                    .maxTermFreq(HOWEVER_FREQUENT)
                                                    .size(NEAREST)))));
    return store
        .send(client -> client.search(request, Void.class))
        .suggest()
        .getOrDefault(SUGGESTION, List.of())
        .stream()
        .map(word -> word.term())
        .toList();
  }

  private Set<String> said(Set<String> words, SearchScope scope) {
    Set<String> said = new HashSet<>();
    if (words.isEmpty()) {
      return said;
    }
    Map<String, Query> each = new LinkedHashMap<>();
    words.forEach(word -> each.put(word, Filters.term(FIELD, word)));
    SearchRequest request =
        SearchRequest.of(
            search ->
                search
                    .index(Indices.SEGMENTS_ALIAS)
                    .ignoreUnavailable(true)
                    .size(0)
                    .query(Filters.all(scope.segments()))
                    .aggregations(
                        SAID,
                        all -> all.filters(filters -> filters.filters(of -> of.keyed(each)))));
    SearchResponse<Void> response = store.send(client -> client.search(request, Void.class));
    response
        .aggregations()
        .get(SAID)
        .filters()
        .buckets()
        .keyed()
        .forEach(
            (word, bucket) -> {
              if (bucket.docCount() > 0) {
                said.add(word);
              }
            });
    return said;
  }
}
