package io.colloquy.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** JSON over HTTP with one server; what the server complains about becomes one line. */
final class RestClient {

  private static final Duration CONNECTION = Duration.ofSeconds(2);
  private static final Duration PROBE = Duration.ofSeconds(3);
  private static final Duration REQUEST = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String server;
  private final String url;
  private final HttpClient client;

  RestClient(String server, String url) {
    this.server = server;
    this.url = url;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTION)
            .build();
  }

  /** Whether the server answers this request with success. */
  boolean answers(String path) {
    try {
      return succeeded(send(request(path).timeout(PROBE).GET().build()));
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The answer, or a missing node when the server knows no such thing. */
  JsonNode find(String path) {
    HttpResponse<String> response = sendOrExplain(request(path).GET().build());
    return response.statusCode() == 404 ? MissingNode.getInstance() : parse(response);
  }

  JsonNode get(String path) {
    return parse(sendOrExplain(request(path).GET().build()));
  }

  JsonNode post(String path, JsonNode body) {
    return post(path, "application/json", BodyPublishers.ofString(body.toString()));
  }

  JsonNode post(String path, String contentType, BodyPublisher body) {
    return parse(
        sendOrExplain(request(path).header("Content-Type", contentType).POST(body).build()));
  }

  void patch(String path) {
    parse(sendOrExplain(request(path).method("PATCH", BodyPublishers.noBody()).build()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(REQUEST);
  }

  private HttpResponse<String> sendOrExplain(HttpRequest request) {
    try {
      return send(request);
    } catch (IOException e) {
      throw new StackException(
          "%s at %s does not answer (%s); is the stack up? ./colloquy status tells"
              .formatted(server, url, e),
          e);
    }
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while waiting for " + server, e);
    }
  }

  private JsonNode parse(HttpResponse<String> response) {
    if (!succeeded(response)) {
      throw new StackException(
          "%s refused %s %s (%d): %s"
              .formatted(
                  server,
                  response.request().method(),
                  response.request().uri().getPath(),
                  response.statusCode(),
                  RootCause.of(response.body())));
    }
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new StackException(server + " answered something that is not JSON: " + e, e);
    }
  }

  private static boolean succeeded(HttpResponse<?> response) {
    return response.statusCode() / 100 == 2;
  }
}
