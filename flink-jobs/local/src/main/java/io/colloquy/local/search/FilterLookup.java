package io.colloquy.local.search;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.colloquy.schemas.elasticsearch.Indices;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks up what filters name, and tells people what there is where one names nothing. */
final class FilterLookup {

  private static final int MOST_NAMES = 1_000;

  /** A search in more of them is no longer narrow. */
  private static final int MOST_CHAPTERS = 1_000;

  private final DocumentStore store;

  FilterLookup(DocumentStore store) {
    this.store = store;
  }

  /**
   * Looks up the chapters and the speaker.
   *
   * @throws UnknownFilterException if a filter names what does not exist, or too much
   */
  SearchScope scope(SearchFilters filters) {
    requireKnown("--tenant", "tenantId", filters.tenantId(), List.of());
    requireKnown(
        "--interview",
        "interviewId",
        filters.interviewId(),
        Filters.place(new SearchFilters(filters.tenantId(), null, null, null, null, null)));
    List<Query> interviews =
        Filters.place(SearchFilters.interview(filters.tenantId(), filters.interviewId()));
    return SearchScope.of(
        filters,
        filters.chapter() == null ? List.of() : chapters(filters.chapter(), interviews),
        filters.speaker() == null ? List.of() : speakers(filters.speaker(), interviews));
  }

  private void requireKnown(String option, String field, String value, List<Query> among) {
    if (value == null) {
      return;
    }
    List<Query> named = new ArrayList<>(among);
    named.add(Filters.term(field, value));
    if (names(field, named).isEmpty()) {
      throw new UnknownFilterException(
          "%s \"%s\" has no transcript; %s"
              .formatted(option, value, KnownNames.like(value, names(field, among))));
    }
  }

  private List<String> speakers(String speaker, List<Query> interviews) {
    List<Query> named = new ArrayList<>(interviews);
    named.add(Filters.speaker(speaker));
    List<String> ids = names("speaker", named);
    if (ids.isEmpty()) {
      List<String> known =
          Stream.concat(
                  names("speakerName", interviews).stream(), names("speaker", interviews).stream())
              .toList();
      throw new UnknownFilterException(
          "--speaker \"%s\" says nothing; %s".formatted(speaker, KnownNames.like(speaker, known)));
    }
    return ids;
  }

  private List<IndexedChapter> chapters(String chapter, List<Query> interviews) {
    List<IndexedChapter> named =
        chapters(
            Query.of(
                query ->
                    query.bool(
                        either ->
                            either
                                .should(Filters.term("chapterId", chapter))
                                .should(
                                    title ->
                                        title.match(
                                            match ->
                                                match
                                                    .field("title")
                                                    .query(chapter)
                                                    .operator(Operator.And)))
                                .minimumShouldMatch("1"))),
            interviews);
    if (named.isEmpty()) {
      List<String> known =
          chapters(Query.of(query -> query.matchAll(all -> all)), interviews).stream()
              .map(IndexedChapter::title)
              .toList();
      throw new UnknownFilterException(
          "--chapter \"%s\" is neither the id nor in the title of a chapter; %s"
              .formatted(chapter, KnownNames.like(chapter, known)));
    }
    if (named.size() > MOST_CHAPTERS) {
      throw new UnknownFilterException(
          "--chapter \"%s\" is in the titles of more than %d chapters; give more of the title, or"
                  .formatted(chapter, MOST_CHAPTERS)
              + " --interview");
    }
    return named;
  }

  private List<IndexedChapter> chapters(Query which, List<Query> interviews) {
    SearchRequest request =
        SearchRequest.of(
            search ->
                search
                    .index(Indices.CHAPTERS_ALIAS)
                    .ignoreUnavailable(true)
                    .size(MOST_CHAPTERS + 1)
                    .query(query -> query.bool(both -> both.must(which).filter(interviews))));
    return store.send(client -> client.search(request, IndexedChapter.class)).hits().hits().stream()
        .map(Hit::source)
        .toList();
  }

  /** The values of a field of segments, the most frequent ones first. */
  private List<String> names(String field, List<Query> filters) {
    SearchRequest request =
        SearchRequest.of(
            search ->
                search
                    .index(Indices.SEGMENTS_ALIAS)
                    .ignoreUnavailable(true)
                    .size(0)
                    .query(Filters.all(filters))
                    .aggregations(
                        "names", names -> names.terms(t -> t.field(field).size(MOST_NAMES))));
    SearchResponse<Void> response = store.send(client -> client.search(request, Void.class));
    Aggregate names = response.aggregations().get("names");
    // Nothing is aggregated where there is no index yet.
    return names == null || !names.isSterms()
        ? List.of()
        : names.sterms().buckets().array().stream()
            .map(bucket -> bucket.key().stringValue())
            .toList();
  }
}
