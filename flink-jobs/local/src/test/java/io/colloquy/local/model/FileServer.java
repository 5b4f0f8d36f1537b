package io.colloquy.local.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Serves one file as a model hub does: by redirect, with ranges, and cut off when told so. */
final class FileServer implements AutoCloseable {

  private final HttpServer server;
  private final byte[] content;
  private final List<String> ranges = new ArrayList<>();
  private volatile int cutAfter;
  private volatile boolean ranged = true;

  FileServer(String name, byte[] content) throws IOException {
    this.content = content;
    cutAfter = content.length;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/" + name, this::serve);
    server.createContext("/moved/" + name, exchange -> redirect(exchange, "/" + name));
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** The connection of each answer breaks once so many bytes of the body are sent. */
  FileServer cutAfter(int bytes) {
    cutAfter = bytes;
    return this;
  }

  FileServer whole() {
    cutAfter = content.length;
    return this;
  }

  FileServer withoutRanges() {
    ranged = false;
    return this;
  }

  /** The {@code Range} header of each request for the file; null where it had none. */
  List<String> ranges() {
    return ranges;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range);
    int from = ranged && range != null ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(Arrays.copyOfRange(content, from, Math.min(content.length, from + cutAfter)));
    }
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }
}
