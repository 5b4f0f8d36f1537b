package io.colloquy.local.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.local.stack.StackException;
import io.colloquy.schemas.elasticsearch.Indices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads segments from Elasticsearch. Every failure is a {@link StackException}. */
public final class SegmentIndex implements AutoCloseable {

  /** The most interviews to tell of. */
  private static final int MOST_INTERVIEWS = 10_000;

  /** Documents in one answer: a few MB with their words. */
  private static final int PAGE = 2_000;

  private final DocumentStore store;

  private SegmentIndex(DocumentStore store) {
    this.store = store;
  }

  /**
   * Prepares a connection.
   *
   * @param url such as {@code http://127.0.0.1:9200}
   */
  public static SegmentIndex open(String url) {
    return new SegmentIndex(DocumentStore.open(url));
  }

  /**
   * An interview's segments and gaps with their words, in order of media time.
   *
   * @param generation documents of an earlier one are left out
   */
  public List<IndexedSegment> segments(InterviewKey interview, int generation) {
    return interview(interview, generation, true);
  }

  /** Like {@link #segments}, without the words: for those who ask again and again. */
  public List<IndexedSegment> outline(InterviewKey interview, int generation) {
    return interview(interview, generation, false);
  }

  /** The ids of a tenant's interviews that begin so. */
  public Set<String> interviewIds(String tenantId, String prefix) {
    SearchResponse<Void> response =
        send(
            request(0)
                .query(
                    all ->
                        all.bool(
                            both ->
                                both.filter(Filters.term("tenantId", tenantId))
                                    .filter(
                                        id ->
                                            id.prefix(
                                                start ->
                                                    start.field("interviewId").value(prefix)))))
                .aggregations(
                    "ids", ids -> ids.terms(t -> t.field("interviewId").size(MOST_INTERVIEWS)))
                .build(),
            Void.class);
    // Nothing is aggregated where there is no index yet.
    return response.aggregations().isEmpty()
        ? Set.of()
        : response.aggregations().get("ids").sterms().buckets().array().stream()
            .map(bucket -> bucket.key().stringValue())
            .collect(Collectors.toSet());
  }

  /** The summary of an interview; there is one exactly while it is complete. */
  public Optional<IndexedSummary> summary(InterviewKey interview) {
    SearchRequest request =
        SearchRequest.of(
            search ->
                search
                    .index(Indices.LEDGER_ALIAS)
                    .ignoreUnavailable(true)
                    .size(1)
                    .query(DocumentStore.of(interview)));
    return send(request, IndexedSummary.class).hits().hits().stream().map(Hit::source).findFirst();
  }

  private List<IndexedSegment> interview(InterviewKey interview, int generation, boolean words) {
    Query query =
        Query.of(
            all ->
                all.bool(
                    both ->
                        both.filter(DocumentStore.of(interview))
                            .filter(
                                since ->
                                    since.range(
                                        range ->
                                            range.number(
                                                number ->
                                                    number
                                                        .field("generation")
                                                        .gte((double) generation))))));
    return all(query, words);
  }

  private List<IndexedSegment> all(Query query, boolean words) {
    List<IndexedSegment> segments = new ArrayList<>();
    List<FieldValue> last = List.of();
    List<Hit<IndexedSegment>> page;
    do {
      page = page(query, last, words);
      page.forEach(hit -> segments.add(hit.source()));
      last = page.isEmpty() ? last : page.get(page.size() - 1).sort();
    } while (page.size() == PAGE);
    return segments;
  }

  private List<Hit<IndexedSegment>> page(Query query, List<FieldValue> after, boolean words) {
    SearchRequest.Builder request = request(PAGE).query(query);
    for (String field : List.of("startMs", "streamId", "segmentId")) {
      request.sort(sort -> sort.field(by -> by.field(field).order(SortOrder.Asc)));
    }
    if (!after.isEmpty()) {
      request.searchAfter(after);
    }
    if (!words) {
      request.source(source -> source.filter(fields -> fields.excludes("words")));
    }
    return send(request.build(), IndexedSegment.class).hits().hits();
  }

  private static SearchRequest.Builder request(int size) {
    return new SearchRequest.Builder()
        .index(Indices.SEGMENTS_ALIAS)
        .ignoreUnavailable(true)
        .size(size);
  }

  private <T> SearchResponse<T> send(SearchRequest request, Class<T> type) {
    return store.send(client -> client.search(request, type));
  }

  @Override
  public void close() {
    store.close();
  }
}
