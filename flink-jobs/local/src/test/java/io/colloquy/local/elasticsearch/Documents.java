package io.colloquy.local.elasticsearch;

import io.colloquy.flink.elasticsearch.DocumentWrite;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Documents that the template of segments takes, all of one interview unless told otherwise. */
final class Documents {
  static final String INTERVIEW = "acme/talk";

  private static final long VERSION = 10;

  private Documents() {}

  static DocumentWrite segment(String index, String id) {
    return segment(INTERVIEW, index, id, VERSION, "some words");
  }

  static DocumentWrite segment(String index, String id, long version) {
    return segment(INTERVIEW, index, id, version, "some words");
  }

  static DocumentWrite segment(
      String interviewKey, String index, String id, long version, String text) {
    String[] names = interviewKey.split("/");
    return json(
        interviewKey,
        index,
        id,
        version,
        "{\"tenantId\":\"%s\",\"interviewId\":\"%s\",\"version\":%d,\"text\":\"%s\"}"
            .formatted(names[0], names[1], version, text));
  }

  /** A document of any fields. */
  static DocumentWrite json(String index, String id, String source) {
    return json(INTERVIEW, index, id, VERSION, source);
  }

  static DocumentWrite deletion(String index, String id, long version) {
    return DocumentWrite.delete(INTERVIEW, index, id, version);
  }

  /** Segments with the ids 0, 1, 2, … */
  static List<DocumentWrite> numbered(String index, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> segment(index, String.valueOf(number)))
        .toList();
  }

  private static DocumentWrite json(
      String interviewKey, String index, String id, long version, String source) {
    return DocumentWrite.index(
        interviewKey, index, id, version, source.getBytes(StandardCharsets.UTF_8));
  }
}
