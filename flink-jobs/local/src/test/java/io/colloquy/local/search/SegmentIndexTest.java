package io.colloquy.local.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.local.stack.StackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SegmentIndexTest {

  private static final InterviewKey INTERVIEW = new InterviewKey("local", "talk");
  private static final Answer NO_SHARD =
      new Answer(
          503,
          "{\"error\":{\"type\":\"search_phase_execution_exception\",\"reason\":\"all shards"
              + " failed\"},\"status\":503}");
  private static final Answer NOTHING_FOUND =
      new Answer(
          200,
          "{\"took\":1,\"timed_out\":false,\"_shards\":{\"total\":1,\"successful\":1,\"failed\":0},"
              + "\"hits\":{\"hits\":[]}}");

  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;

  private record Answer(int status, String body) {}

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void waitsForAnIndexThatWasMadeThisMoment() {
    answers.addAll(List.of(NO_SHARD, NO_SHARD, NOTHING_FOUND));
    try (SegmentIndex index = open()) {
      assertThat(index.segments(INTERVIEW, 0)).isEmpty();
    }
    assertThat(answers).isEmpty();
  }

  @Test
  void namesAnotherRefusal() {
    answers.add(
        new Answer(
            400,
            "{\"error\":{\"type\":\"parsing_exception\",\"reason\":\"unknown query\"},"
                + "\"status\":400}"));
    try (SegmentIndex index = open()) {
      assertThatThrownBy(() -> index.segments(INTERVIEW, 0))
          .isInstanceOf(StackException.class)
          .hasMessage("Elasticsearch refused the request: unknown query");
    }
  }

  @Test
  void readsOnBehindTheLastSegmentOfAFullPage() {
    answers.add(page(0, 2_000));
    answers.add(page(2_000, 7));
    try (SegmentIndex index = open()) {
      assertThat(index.segments(INTERVIEW, 0))
          .extracting(IndexedSegment::startMs)
          .isEqualTo(LongStream.range(0, 2_007).boxed().toList());
    }
    assertThat(requests.get(0)).doesNotContain("search_after");
    assertThat(requests.get(1)).contains("\"search_after\":[1999,\"audio\",\"id-1999\"]");
  }

  private static Answer page(long first, int count) {
    String hits =
        LongStream.range(first, first + count)
            .mapToObj(
                n ->
                    "{\"_index\":\"i\",\"_source\":{\"startMs\":%1$d},\"sort\":[%1$d,\"audio\",\"id-%1$d\"]}"
                        .formatted(n))
            .collect(Collectors.joining(","));
    return new Answer(200, NOTHING_FOUND.body().replace("[]", "[" + hits + "]"));
  }

  private SegmentIndex open() {
    return SegmentIndex.open("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Answer answer = answers.remove();
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/vnd.elasticsearch+json");
    exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
