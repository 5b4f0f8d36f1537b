package io.colloquy.flink.elasticsearch;

import co.elastic.clients.transport.TransportUtils;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequestInterceptor;
import org.apache.http.impl.nio.client.HttpAsyncClientBuilder;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.ResponseListener;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open connection to Elasticsearch. Who the job is and whom it trusts comes from environment
 * variables of the process that opens it:
 *
 * <ul>
 *   <li>{@code ELASTICSEARCH_API_KEY}, or {@code ELASTICSEARCH_USERNAME} and {@code
 *       ELASTICSEARCH_PASSWORD}; each may be given as a file instead, named by the same variable
 *       with the suffix {@code _FILE}. Files are read again when Elasticsearch answers 401 or 403.
 *   <li>{@code ELASTICSEARCH_CA_CERTIFICATE}: a PEM file with the authority that signed the
 *       servers' certificates.
 * </ul>
 */
public final class ElasticsearchConnection implements AutoCloseable {
  static final String CA_CERTIFICATE = "ELASTICSEARCH_CA_CERTIFICATE";

  private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchConnection.class);

  private final Credentials credentials;
  private final RestClient client;
  private final int answerTimeoutMs;
  private volatile Optional<String> authorization;

  private ElasticsearchConnection(ConnectionSettings settings, Map<String, String> environment) {
    credentials = new Credentials(environment);
    authorization = credentials.authorization();
    answerTimeoutMs = settings.socketTimeoutMs();
    RestClientBuilder builder =
        RestClient.builder(
            settings.hosts().stream().map(HttpHost::create).toArray(HttpHost[]::new));
    if (settings.pathPrefix() != null) {
      builder.setPathPrefix(settings.pathPrefix());
    }
    Optional<SSLContext> tls = tls(environment);
    client =
        builder
            .setRequestConfigCallback(
                request ->
                    request
                        .setConnectTimeout(settings.connectTimeoutMs())
                        .setSocketTimeout(settings.socketTimeoutMs()))
            .setHttpClientConfigCallback(http -> configure(http, tls))
            .build();
  }

  /**
   * Prepares a connection; Elasticsearch need not be there yet.
   *
   * @param environment where credentials and certificate are named, usually {@link System#getenv()}
   * @throws IllegalArgumentException if the environment names what cannot be used
   */
  public static ElasticsearchConnection open(
      ConnectionSettings settings, Map<String, String> environment) {
    return new ElasticsearchConnection(settings, environment);
  }

  RestClient client() {
    return client;
  }

  /** After how long a request without an answer has failed. */
  int answerTimeoutMs() {
    return answerTimeoutMs;
  }

  /**
   * Sends a request. If the credentials are refused, the next one comes with those of then.
   *
   * @return completes on a thread of the client, exceptionally unless the status is a success
   */
  CompletableFuture<Response> perform(Request request) {
    CompletableFuture<Response> done = new CompletableFuture<>();
    client.performRequestAsync(
        request,
        new ResponseListener() {
          @Override
          public void onSuccess(Response response) {
            done.complete(response);
          }

          @Override
          public void onFailure(Exception failure) {
            if (failure instanceof ResponseException answer
                && isRefused(answer.getResponse().getStatusLine().getStatusCode())) {
              renewCredentials();
            }
            done.completeExceptionally(failure);
          }
        });
    return done;
  }

  /** Whether a status may mean that other credentials are needed. */
  static boolean isRefused(int status) {
    return status == 401 || status == 403;
  }

  /** Reads the credentials again, after Elasticsearch refused those at hand. */
  void renewCredentials() {
    try {
      authorization = credentials.authorization();
    } catch (IllegalArgumentException e) {
      LOG.warn("Keeping the old credentials for Elasticsearch: {}", e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
  }

  private HttpAsyncClientBuilder configure(HttpAsyncClientBuilder http, Optional<SSLContext> tls) {
    tls.ifPresent(http::setSSLContext);
    HttpRequestInterceptor signIn =
        (request, context) ->
            authorization.ifPresent(value -> request.setHeader(HttpHeaders.AUTHORIZATION, value));
    return http.addInterceptorLast(signIn);
  }

  private static Optional<SSLContext> tls(Map<String, String> environment) {
    String certificate = environment.getOrDefault(CA_CERTIFICATE, "");
    if (certificate.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(TransportUtils.sslContextFromHttpCaCrt(new File(certificate)));
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          "%s names %s, which is no readable PEM certificate (%s); name the file of the authority that signed Elasticsearch's certificate"
              .formatted(CA_CERTIFICATE, certificate, e.getMessage()),
          e);
    }
  }
}
