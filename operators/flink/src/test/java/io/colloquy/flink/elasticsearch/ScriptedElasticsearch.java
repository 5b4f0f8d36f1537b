package io.colloquy.flink.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An HTTP server that answers like Elasticsearch: as scripted, else with success. */
final class ScriptedElasticsearch implements AutoCloseable {
  /** An operation of a bulk request. */
  record Operation(String kind, String index, String id, long version, String source) {}

  /** What to answer; a status below 0 drops the connection. */
  record Answer(int status, String body) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Function<List<Operation>, Answer>> script = new ConcurrentLinkedQueue<>();
  private final Queue<Answer> templateScript = new ConcurrentLinkedQueue<>();
  private final Queue<Answer> mappingScript = new ConcurrentLinkedQueue<>();
  private final Queue<Answer> refreshScript = new ConcurrentLinkedQueue<>();
  private final Queue<Answer> searchScript = new ConcurrentLinkedQueue<>();
  private final List<String> searches = new CopyOnWriteArrayList<>();
  private final List<List<Operation>> bulks = new CopyOnWriteArrayList<>();
  private final List<String> templates = new CopyOnWriteArrayList<>();
  private final List<String> mappings = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();

  ScriptedElasticsearch() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/_bulk", this::bulk);
    server.createContext("/_index_template/", this::template);
    server.createContext("/interview-", this::mapping);
    server.createContext("/interview-*-v1-*/_refresh", this::refresh);
    server.createContext("/interview-*-v1-*/_search", this::search);
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Answers the next bulk request as a whole. */
  ScriptedElasticsearch answer(int status, String errorType) {
    script.add(
        operations ->
            new Answer(
                status,
                "{\"error\":{\"type\":\"%s\",\"reason\":\"scripted\"},\"status\":%d}"
                    .formatted(errorType, status)));
    return this;
  }

  /** Answers the next bulk request with this. */
  ScriptedElasticsearch answer(Function<List<Operation>, Answer> answer) {
    script.add(answer);
    return this;
  }

  /** Answers each document of the next bulk request. */
  ScriptedElasticsearch answerItems(Function<Operation, Integer> status, String errorType) {
    script.add(operations -> items(operations, status, errorType));
    return this;
  }

  ScriptedElasticsearch answerTemplate(int status) {
    templateScript.add(new Answer(status, "{}"));
    return this;
  }

  ScriptedElasticsearch answerMapping(int status, String errorType) {
    mappingScript.add(new Answer(status, "{\"error\":{\"type\":\"%s\"}}".formatted(errorType)));
    return this;
  }

  /** Answers the next request for indices. */
  ScriptedElasticsearch answerIndices(String... names) {
    String indices =
        Stream.of(names).map("\"%s\":{\"aliases\":{}}"::formatted).collect(Collectors.joining(","));
    mappingScript.add(new Answer(200, "{" + indices + "}"));
    return this;
  }

  ScriptedElasticsearch answerRefresh(int status, int failedShards) {
    refreshScript.add(new Answer(status, "{\"_shards\":{\"failed\":%d}}".formatted(failedShards)));
    return this;
  }

  ScriptedElasticsearch answerSearch(int status) {
    searchScript.add(new Answer(status, "{}"));
    return this;
  }

  /** Answers the next search with these documents. */
  ScriptedElasticsearch answerSearch(String index, String... ids) {
    String hits =
        Stream.of(ids)
            .map("{\"_index\":\"%s\",\"_id\":\"%%s\"}".formatted(index)::formatted)
            .collect(Collectors.joining(","));
    searchScript.add(
        new Answer(200, "{\"_shards\":{\"failed\":0},\"hits\":{\"hits\":[" + hits + "]}}"));
    return this;
  }

  /** The bodies of all searches. */
  List<String> searches() {
    return searches;
  }

  List<List<Operation>> bulks() {
    return bulks;
  }

  List<String> ids() {
    return bulks.stream().flatMap(List::stream).map(Operation::id).toList();
  }

  List<String> templates() {
    return templates;
  }

  /** The paths of all requests that list indices or map their fields. */
  List<String> mappings() {
    return mappings;
  }

  List<String> authorizations() {
    return authorizations;
  }

  static Answer success(List<Operation> operations) {
    return items(operations, operation -> 200, null);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static Answer items(
      List<Operation> operations, Function<Operation, Integer> status, String errorType) {
    String items =
        operations.stream()
            .map(
                operation -> {
                  int code = status.apply(operation);
                  String error =
                      code < 300 || errorType == null
                          ? ""
                          : ",\"error\":{\"type\":\"%s\",\"reason\":\"scripted\"}"
                              .formatted(errorType);
                  return "{\"%s\":{\"_index\":\"%s\",\"_id\":\"%s\",\"status\":%d%s}}"
                      .formatted(operation.kind(), operation.index(), operation.id(), code, error);
                })
            .collect(Collectors.joining(","));
    return new Answer(200, "{\"took\":1,\"errors\":false,\"items\":[" + items + "]}");
  }

  private void bulk(HttpExchange exchange) throws IOException {
    authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    List<Operation> operations = parse(exchange.getRequestBody().readAllBytes());
    bulks.add(operations);
    Function<List<Operation>, Answer> scripted = script.poll();
    respond(exchange, scripted == null ? success(operations) : scripted.apply(operations));
  }

  private void template(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    templates.add(exchange.getRequestURI().getPath());
    Answer scripted = templateScript.poll();
    respond(exchange, scripted == null ? new Answer(200, "{\"acknowledged\":true}") : scripted);
  }

  private void mapping(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    mappings.add(exchange.getRequestURI().getPath());
    Answer scripted = mappingScript.poll();
    respond(exchange, scripted == null ? new Answer(200, "{\"acknowledged\":true}") : scripted);
  }

  private void refresh(HttpExchange exchange) throws IOException {
    Answer scripted = refreshScript.poll();
    respond(exchange, scripted == null ? new Answer(200, "{}") : scripted);
  }

  private void search(HttpExchange exchange) throws IOException {
    searches.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Answer scripted = searchScript.poll();
    respond(exchange, scripted == null ? new Answer(200, "{}") : scripted);
  }

  private static void respond(HttpExchange exchange, Answer answer) throws IOException {
    if (answer.status() < 0) {
      exchange.close();
      return;
    }
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static List<Operation> parse(byte[] body) {
    String[] lines = new String(body, StandardCharsets.UTF_8).split("\n");
    List<Operation> operations = new ArrayList<>();
    try {
      for (int line = 0; line < lines.length; line++) {
        JsonNode action = JSON.readTree(lines[line]);
        String kind = action.fieldNames().next();
        JsonNode names = action.get(kind);
        String source = kind.equals("delete") ? null : lines[++line];
        operations.add(
            new Operation(
                kind,
                names.get("_index").asText(),
                names.get("_id").asText(),
                names.get("version").asLong(),
                source));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return operations;
  }
}
