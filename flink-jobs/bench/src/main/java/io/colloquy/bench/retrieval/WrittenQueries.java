package io.colloquy.bench.retrieval;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.bench.interviews.WrittenInterview;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Queries that a person wrote who had read the interviews. */
final class WrittenQueries {

  static final String KIND = "written";

  private static final String RESOURCE = "/retrieval/written-queries.json";

  private record Query(String text, String interview, long startS, long endS) {}

  private WrittenQueries() {}

  /** How many there are, for whatever interviews. */
  static int count() throws IOException {
    return read().size();
  }

  /** Those that ask for one of these interviews. */
  static List<SoughtMoment> about(List<WrittenInterview> interviews) throws IOException {
    Map<String, WrittenInterview> byId =
        interviews.stream()
            .collect(Collectors.toMap(WrittenInterview::id, Function.identity(), (a, b) -> a));
    return read().stream()
        .map(query -> sought(query, byId.get(query.interview())))
        .filter(Objects::nonNull)
        .toList();
  }

  private static SoughtMoment sought(Query query, WrittenInterview interview) {
    return interview == null
        ? null
        : new SoughtMoment(
            KIND,
            query.text(),
            interview.interviewId(),
            query.startS() * 1_000,
            query.endS() * 1_000);
  }

  private static List<Query> read() throws IOException {
    try (InputStream in = WrittenQueries.class.getResourceAsStream(RESOURCE)) {
      return new ObjectMapper().readValue(in, new TypeReference<>() {});
    }
  }
}
