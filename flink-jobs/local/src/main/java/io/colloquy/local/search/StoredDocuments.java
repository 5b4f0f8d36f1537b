package io.colloquy.local.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.schemas.elasticsearch.Indices;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads whole documents of every index that holds anything of an interview, by index and id ({@code
 * index/id}): for those who must know that nothing is missing, doubled or left. Everything written
 * before a call is seen by it.
 */
public final class StoredDocuments implements AutoCloseable {

  private static final int PAGE = 1_000;

  /** What a summary counts. */
  private static final List<String> COUNTED =
      List.of("segments", "gaps", "unclear", "chapters", "passages");

  private static final Time KEPT = Time.of(time -> time.time("1m"));
  private static final SortOptions AS_STORED =
      SortOptions.of(sort -> sort.field(by -> by.field("_shard_doc")));

  private final DocumentStore store;

  private StoredDocuments(DocumentStore store) {
    this.store = store;
  }

  /**
   * Prepares a connection.
   *
   * @param url such as {@code http://127.0.0.1:9200}
   */
  public static StoredDocuments open(String url) {
    return new StoredDocuments(DocumentStore.open(url));
  }

  /** Every document there is. */
  public SortedMap<String, StoredDocument> all() {
    return matching(Query.of(query -> query.matchAll(all -> all)));
  }

  /** Every document of a tenant. */
  public SortedMap<String, StoredDocument> ofTenant(String tenantId) {
    return matching(Filters.term("tenantId", tenantId));
  }

  /** Every document of an interview. */
  public SortedMap<String, StoredDocument> ofInterview(InterviewKey interview) {
    return matching(DocumentStore.of(interview));
  }

  /** How many documents a tenant has. */
  public long countOfTenant(String tenantId) {
    Query query = Filters.term("tenantId", tenantId);
    return store.send(
        client -> {
          refresh(client);
          return client.count(count -> count.index(Indices.ALL_PATTERN).query(query)).count();
        });
  }

  /**
   * How many documents were written since Elasticsearch started, whatever became of them: rises
   * with every write.
   */
  public long writes() {
    return store.send(
        client ->
            client
                .indices()
                .stats(stats -> stats.index(Indices.ALL_PATTERN).metric("indexing"))
                .all()
                .primaries()
                .indexing()
                .indexTotal());
  }

  /** Whether a tenant has so many complete interviews, and every document that these count. */
  public boolean areWhole(String tenantId, int interviews) {
    return store.send(
        client -> {
          refresh(client);
          SearchResponse<Void> ledger =
              client.search(
                  SearchRequest.of(
                      search -> {
                        search
                            .index(Indices.LEDGER_ALIAS)
                            .ignoreUnavailable(true)
                            .size(0)
                            .query(Filters.term("tenantId", tenantId));
                        COUNTED.forEach(
                            field ->
                                search.aggregations(field, sum -> sum.sum(of -> of.field(field))));
                        return search;
                      }),
                  Void.class);
          return !ledger.aggregations().isEmpty()
              && ledger.hits().total().value() == interviews
              && countOfTenant(tenantId) == interviews + counted(ledger);
        });
  }

  private static long counted(SearchResponse<Void> ledger) {
    return COUNTED.stream()
        .mapToLong(field -> (long) ledger.aggregations().get(field).sum().value())
        .sum();
  }

  private SortedMap<String, StoredDocument> matching(Query query) {
    return store.send(
        client -> {
          refresh(client);
          String pointInTime =
              client.openPointInTime(open -> open.index(Indices.ALL_PATTERN).keepAlive(KEPT)).id();
          try {
            return pages(client, query, pointInTime);
          } finally {
            client.closePointInTime(close -> close.id(pointInTime));
          }
        });
  }

  private static SortedMap<String, StoredDocument> pages(
      ElasticsearchClient client, Query query, String pointInTime) throws IOException {
    SortedMap<String, StoredDocument> documents = new TreeMap<>();
    List<FieldValue> after = List.of();
    while (true) {
      List<Hit<ObjectNode>> page =
          client.search(page(query, pointInTime, after), ObjectNode.class).hits().hits();
      for (Hit<ObjectNode> hit : page) {
        documents.put(
            hit.index() + "/" + hit.id(),
            new StoredDocument(hit.index(), hit.id(), hit.version(), hit.source()));
      }
      if (page.size() < PAGE) {
        return documents;
      }
      after = page.get(page.size() - 1).sort();
    }
  }

  private static SearchRequest page(Query query, String pointInTime, List<FieldValue> after) {
    SearchRequest.Builder request =
        new SearchRequest.Builder()
            .pit(pit -> pit.id(pointInTime).keepAlive(KEPT))
            .query(query)
            .size(PAGE)
            .version(true)
            .allowPartialSearchResults(false)
            .sort(AS_STORED);
    return (after.isEmpty() ? request : request.searchAfter(after)).build();
  }

  private static void refresh(ElasticsearchClient client) throws IOException {
    client.indices().refresh(refresh -> refresh.index(Indices.ALL_PATTERN));
  }

  @Override
  public void close() {
    store.close();
  }
}
