package io.colloquy.local.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.local.stack.StackException;
import io.colloquy.local.stack.Wait;
import io.colloquy.schemas.elasticsearch.Indices;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.http.HttpHost;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;

/** Reads segments from Elasticsearch. Every failure is a {@link StackException}. */
public final class SegmentIndex implements AutoCloseable {

  /** The most interviews to tell of. */
  private static final int MOST_INTERVIEWS = 10_000;

  /** Documents in one answer: a few MB with their words. */
  private static final int PAGE = 2_000;

  private static final int SERVICE_UNAVAILABLE = 503;
  private static final long READY_MS = 60_000;

  private final RestClientTransport transport;
  private final ElasticsearchClient client;

  private SegmentIndex(String url) {
    RestClient rest = RestClient.builder(HttpHost.create(url)).build();
    transport = new RestClientTransport(rest, new JacksonJsonpMapper());
    client = new ElasticsearchClient(transport);
  }

  /**
   * Prepares a connection.
   *
   * @param url such as {@code http://127.0.0.1:9200}
   */
  public static SegmentIndex open(String url) {
    return new SegmentIndex(url);
  }

  /**
   * Finds where a phrase is said, best first; where nobody says it so, where all its words are.
   *
   * @return an empty list if nobody does
   */
  public List<Moment> search(PhraseQuery query) {
    List<Moment> phrases = moments(query.asPhrase(), query.limit());
    return phrases.isEmpty() ? moments(query.asWords(), query.limit()) : phrases;
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
                                both.filter(PhraseQuery.term("tenantId", tenantId))
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

  private List<IndexedSegment> interview(InterviewKey interview, int generation, boolean words) {
    Query query =
        Query.of(
            all ->
                all.bool(
                    both ->
                        both.filter(PhraseQuery.term("tenantId", interview.tenantId()))
                            .filter(PhraseQuery.term("interviewId", interview.interviewId()))
                            .filter(
                                since ->
                                    since.range(
                                        range ->
                                            range.number(
                                                number ->
                                                    number
                                                        .field("generation")
                                                        .gte((double) generation))))));
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

  private List<Moment> moments(Query query, int limit) {
    SearchRequest request =
        request(limit)
            .query(query)
            .highlight(
                highlight ->
                    highlight
                        .preTags(Moment.OPEN)
                        .postTags(Moment.CLOSE)
                        .requireFieldMatch(false)
                        .numberOfFragments(0)
                        .fields("text", field -> field))
            .build();
    return send(request, IndexedSegment.class).hits().hits().stream()
        .map(
            hit ->
                Moment.of(
                    hit.source(),
                    hit.highlight().getOrDefault("text", List.of()).stream()
                        .findFirst()
                        .orElse(null),
                    hit.score() == null ? 0 : hit.score()))
        .toList();
  }

  private static SearchRequest.Builder request(int size) {
    return new SearchRequest.Builder()
        .index(Indices.SEGMENTS_ALIAS)
        .ignoreUnavailable(true)
        .size(size);
  }

  private <T> SearchResponse<T> send(SearchRequest request, Class<T> type) {
    List<SearchResponse<T>> answer = new ArrayList<>(1);
    Wait.until(
        "Elasticsearch to have its segments ready",
        READY_MS,
        () -> answer.addAll(ask(request, type)));
    return answer.get(0);
  }

  /** Empty while no shard can answer: for a moment after an index was made. */
  private <T> List<SearchResponse<T>> ask(SearchRequest request, Class<T> type) {
    try {
      return List.of(client.search(request, type));
    } catch (ResponseException refusal) {
      if (refusal.getResponse().getStatusLine().getStatusCode() == SERVICE_UNAVAILABLE) {
        return List.of();
      }
      throw new StackException(
          "Elasticsearch refused the search: " + refusal.getMessage(), refusal);
    } catch (IOException unreachable) {
      throw new StackException("the stack is not up: run ./colloquy up", unreachable);
    } catch (ElasticsearchException refusal) {
      throw new StackException(
          "Elasticsearch refused the search: " + refusal.error().reason(), refusal);
    }
  }

  @Override
  public void close() {
    try {
      transport.close();
    } catch (IOException e) {
      throw new StackException("the connection to Elasticsearch does not close: " + e, e);
    }
  }
}
