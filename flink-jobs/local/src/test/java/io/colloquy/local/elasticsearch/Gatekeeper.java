package io.colloquy.local.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy before a real Elasticsearch. It passes requests on, notes what Elasticsearch answers to
 * bulk requests, asks for an API key where told so (the server lacks its security module), and
 * breaks connections.
 */
final class Gatekeeper implements AutoCloseable {
  /** What to do to the connection of one bulk request. */
  enum Fault {
    /** Resets it before Elasticsearch sees the request. */
    LOSE_REQUEST,
    /** Closes it after Elasticsearch has done what was asked. */
    LOSE_ANSWER
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String address;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> statusOfKey = new ConcurrentHashMap<>();
  private final Queue<List<String>> answers = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger bulks = new AtomicInteger();

  Gatekeeper(String elasticsearch) throws IOException {
    address = elasticsearch;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** From now on only API keys that are named here with 200 are let through. */
  void answerKey(String key, int status) {
    statusOfKey.put("ApiKey " + key, status);
  }

  void breakNext(Fault... next) {
    faults.addAll(List.of(next));
  }

  /** How many requests of any kind came, answered or not. */
  int requests() {
    return requests.get();
  }

  /** How often a key was refused with this status. */
  long refusals(int status) {
    return refusals.stream().filter(refusal -> refusal == status).count();
  }

  /** How many bulk requests came, answered or not. */
  int bulks() {
    return bulks.get();
  }

  /**
   * What came back for each bulk request: the status of each document with the kind of error, or
   * the one status of the request.
   */
  Collection<List<String>> answers() {
    return List.copyOf(answers);
  }

  /** All of {@link #answers} in one list. */
  List<String> statuses() {
    return answers.stream().flatMap(List::stream).toList();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try {
      pass(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  private void pass(HttpExchange exchange) throws IOException, InterruptedException {
    boolean bulk = exchange.getRequestURI().getPath().equals("/_bulk");
    Fault fault = bulk ? faults.poll() : null;
    requests.incrementAndGet();
    if (bulk) {
      bulks.incrementAndGet();
    }
    if (fault == Fault.LOSE_REQUEST) {
      // What lies unread in a socket turns its end into a reset.
      return;
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    int admission = admission(exchange);
    if (admission != 200) {
      refusals.add(admission);
      respond(exchange, admission, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
      return;
    }
    HttpResponse<byte[]> answer = client.send(passedOn(exchange, body), BodyHandlers.ofByteArray());
    if (bulk) {
      answers.add(statuses(answer));
    }
    if (fault != Fault.LOSE_ANSWER) {
      String type = answer.headers().firstValue("Content-Type").orElse("application/json");
      respond(exchange, answer.statusCode(), type, answer.body());
    }
  }

  private int admission(HttpExchange exchange) {
    String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    return statusOfKey.isEmpty() ? 200 : statusOfKey.getOrDefault(given, 401);
  }

  private HttpRequest passedOn(HttpExchange exchange, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    for (String name : List.of("Content-Type", "Accept")) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    return request.build();
  }

  private static void respond(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static List<String> statuses(HttpResponse<byte[]> answer) throws IOException {
    JsonNode json = JSON.readTree(answer.body());
    List<String> statuses = new ArrayList<>();
    for (JsonNode item : json.path("items")) {
      JsonNode result = item.elements().next();
      String error = result.at("/error/type").asText();
      statuses.add((result.get("status").asText() + " " + error).strip());
    }
    if (statuses.isEmpty()) {
      statuses.add((answer.statusCode() + " " + json.at("/error/type").asText()).strip());
    }
    return statuses;
  }
}
