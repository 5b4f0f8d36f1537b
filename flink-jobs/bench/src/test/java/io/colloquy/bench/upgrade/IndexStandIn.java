package io.colloquy.bench.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.colloquy.bench.process.CollectedDocuments;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that takes documents as Elasticsearch does, and keeps the newest of each. */
final class IndexStandIn implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CollectedDocuments documents = new CollectedDocuments();

  IndexStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, JSON.createObjectNode()));
    server.createContext("/_bulk", this::bulk);
    server.createContext("/interview-*-v1-*/_search", this::search);
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  CollectedDocuments documents() {
    return documents;
  }

  private void bulk(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String[] lines = body.split("\n");
    ObjectNode answer = JSON.createObjectNode().put("took", 1).put("errors", false);
    ArrayNode items = answer.putArray("items");
    for (int line = 0; line < lines.length; line++) {
      JsonNode action = JSON.readTree(lines[line]);
      String kind = action.fieldNames().next();
      JsonNode names = action.get(kind);
      String index = names.get("_index").asText();
      String id = names.get("_id").asText();
      long version = names.get("version").asLong();
      boolean isDelete = kind.equals("delete");
      documents.accept(
          isDelete
              ? DocumentWrite.delete(interview(id), index, id, version)
              : DocumentWrite.index(
                  interview(id),
                  index,
                  id,
                  version,
                  lines[++line].getBytes(StandardCharsets.UTF_8)));
      items.addObject().putObject(kind).put("_index", index).put("_id", id).put("status", 200);
    }
    answer(exchange, answer);
  }

  /** Every id begins with its interview's key. */
  private static String interview(String id) {
    int end = id.indexOf('/', id.indexOf('/') + 1);
    return end < 0 ? id : id.substring(0, end);
  }

  private void search(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    JsonNode filters = JSON.readTree(body).at("/query/bool/filter");
    String key =
        filters.at("/0/term/tenantId").asText() + "/" + filters.at("/1/term/interviewId").asText();
    ObjectNode answer = JSON.createObjectNode();
    answer.putObject("_shards").put("failed", 0);
    ArrayNode hits = answer.putObject("hits").putArray("hits");
    for (String name : documents.ofInterview(key).keySet()) {
      int end = name.indexOf('/');
      hits.addObject().put("_index", name.substring(0, end)).put("_id", name.substring(end + 1));
    }
    answer(exchange, answer);
  }

  private static void answer(HttpExchange exchange, ObjectNode answer) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] body = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
