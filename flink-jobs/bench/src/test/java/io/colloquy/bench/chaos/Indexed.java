package io.colloquy.bench.chaos;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.core.version.Authority;
import io.colloquy.core.version.DocumentVersion;
import io.colloquy.local.search.StoredDocument;
import java.util.SortedMap;
import java.util.TreeMap;

/** Documents of a small interview: two segments, a gap, a chapter, a passage and its summary. */
final class Indexed {

  static final String FIRST = "interview-segments-v1-2026.11/talk/audio/0/0";
  static final String SECOND = "interview-segments-v1-2026.11/talk/audio/0/1";
  static final String UNCLEAR = "interview-segments-v1-2026.11/talk/audio/1/1";
  static final String PASSAGE = "interview-passages-v1-2026.11/talk/audio/0";
  static final String CHAPTER = "interview-chapters-v1-2026.11/talk/0";
  static final String SUMMARY = "interview-ledger-v1-2026.11/talk";

  private static final long EPOCH = 1_000;

  private Indexed() {}

  /**
   * All of it.
   *
   * @param first words of the first segment; the second's come 10 s later
   */
  static SortedMap<String, StoredDocument> talk(String first, String second) {
    SortedMap<String, StoredDocument> documents = new TreeMap<>();
    put(documents, FIRST, EPOCH, segment(0, 0, first));
    put(documents, SECOND, EPOCH, segment(1, 10_000, second));
    ObjectNode gap = node().put("kind", "gap").put("startMs", 40_000).put("endMs", 41_000);
    put(
        documents,
        "interview-segments-v1-2026.11/talk/audio/1/0",
        EPOCH,
        gap.put("streamId", "audio").put("bucket", 1).put("ordinal", 0));
    put(documents, PASSAGE, EPOCH, node().put("text", first + " " + second));
    ObjectNode chapter = node().put("chapterId", "talk/0").put("sentence", first);
    put(documents, CHAPTER, EPOCH, chapter.put("title", "All of it"));
    ObjectNode summary = node().put("segments", 2).put("gaps", 1).put("chapters", 1);
    put(documents, SUMMARY, EPOCH, summary.put("passages", 1));
    return documents;
  }

  /** Puts a document where another may be. */
  static void put(
      SortedMap<String, StoredDocument> documents, String place, long epoch, ObjectNode source) {
    int slash = place.indexOf('/');
    source.put("interviewId", "talk");
    long version = new DocumentVersion(Authority.MACHINE, 0, epoch, 0).toLong();
    documents.put(
        place,
        new StoredDocument(place.substring(0, slash), place.substring(slash), version, source));
  }

  /** A segment of bucket 0, a word each half second. */
  static ObjectNode segment(int ordinal, long startMs, String text) {
    ObjectNode segment =
        node()
            .put("kind", "speech")
            .put("streamId", "audio")
            .put("bucket", 0)
            .put("ordinal", ordinal)
            .put("startMs", startMs)
            .put("text", text)
            .put("chapterId", "talk/0");
    long ms = startMs;
    for (String word : text.split(" ")) {
      segment
          .withArray("words")
          .addObject()
          .put("text", word)
          .put("startMs", ms)
          .put("endMs", ms + 400);
      ms += 500;
    }
    return segment;
  }

  /** What was not understood: a document of bucket 1, behind its gap. */
  static ObjectNode unclear(int ordinal, long startMs, String rawText) {
    return node()
        .put("kind", "unclear")
        .put("streamId", "audio")
        .put("bucket", 1)
        .put("ordinal", ordinal)
        .put("startMs", startMs)
        .put("endMs", startMs + 500 * rawText.split(" ").length - 100)
        .put("rawText", rawText);
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}
