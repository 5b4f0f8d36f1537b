package io.colloquy.local.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.local.stack.StackException;
import io.colloquy.local.stack.Wait;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.http.HttpHost;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;

/** A connection to Elasticsearch that waits for shards that are not ready yet. */
public final class DocumentStore implements AutoCloseable {

  private static final int SERVICE_UNAVAILABLE = 503;
  private static final long READY_MS = 60_000;

  private final RestClientTransport transport;
  private final ElasticsearchClient client;

  private DocumentStore(String url) {
    RestClient rest = RestClient.builder(HttpHost.create(url)).build();
    transport = new RestClientTransport(rest, new JacksonJsonpMapper());
    client = new ElasticsearchClient(transport);
  }

  /** A request with the client. */
  @FunctionalInterface
  public interface Request<T> {
    T send(ElasticsearchClient client) throws IOException;
  }

  /**
   * Prepares a connection.
   *
   * @param url such as {@code http://127.0.0.1:9200}
   */
  public static DocumentStore open(String url) {
    return new DocumentStore(url);
  }

  /** What selects the documents of an interview, in whatever index. */
  public static Query of(InterviewKey interview) {
    return Query.of(
        all ->
            all.bool(
                both ->
                    both.filter(Filters.term("tenantId", interview.tenantId()))
                        .filter(Filters.term("interviewId", interview.interviewId()))));
  }

  /**
   * Sends a request.
   *
   * @throws StackException if Elasticsearch is not there, or refuses
   */
  public <T> T send(Request<T> request) {
    try {
      return trySending(request);
    } catch (ElasticsearchException refusal) {
      throw new StackException(
          "Elasticsearch refused the request: " + refusal.error().reason(), refusal);
    }
  }

  /**
   * Like {@link #send}, for those who know what to do about a refusal.
   *
   * @throws ElasticsearchException if Elasticsearch refuses
   */
  public <T> T trySending(Request<T> request) {
    List<T> answer = new ArrayList<>(1);
    Wait.until(
        "Elasticsearch to have its documents ready",
        READY_MS,
        () -> answer.addAll(ifReady(request)));
    return answer.get(0);
  }

  /** Empty while no shard can answer: for a moment after an index was made. */
  private <T> List<T> ifReady(Request<T> request) {
    try {
      return List.of(request.send(client));
    } catch (ResponseException refusal) {
      if (refusal.getResponse().getStatusLine().getStatusCode() == SERVICE_UNAVAILABLE) {
        return List.of();
      }
      throw new StackException(
          "Elasticsearch refused the request: " + refusal.getMessage(), refusal);
    } catch (IOException unreachable) {
      throw new StackException("the stack is not up: run ./colloquy up", unreachable);
    } catch (ElasticsearchException refusal) {
      if (refusal.status() == SERVICE_UNAVAILABLE) {
        return List.of();
      }
      throw refusal;
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
