package io.colloquy.local.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.core.chapter.Sentence;
import io.colloquy.core.passage.Passage;
import io.colloquy.core.passage.PassageCutter;
import io.colloquy.core.passage.PassageId;
import io.colloquy.core.segment.SegmentBucket;
import io.colloquy.core.segment.SegmentId;
import io.colloquy.flink.embed.EmbeddingException;
import io.colloquy.flink.embed.TextEmbedder;
import io.colloquy.local.stack.SearchNode;
import io.colloquy.schemas.elasticsearch.Indices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes an interview's documents of what somebody says in it, half a second a word. */
final class SpokenText {

  private static final String STREAM = "audio";
  private static final long WORD_MS = 500;

  private final SearchNode node;
  private final TextEmbedder embedder;
  private final String tenantId;
  private final String interviewId;
  private final Instant beganAt;
  private final List<Sentence> sentences = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();

  /** What to send to each index: one at a time, because the server of these tests has no queue. */
  private final Map<String, StringBuilder> bulks = new LinkedHashMap<>();

  SpokenText(
      SearchNode node, TextEmbedder embedder, String tenantId, String interviewId, String beganAt) {
    this.node = node;
    this.embedder = embedder;
    this.tenantId = tenantId;
    this.interviewId = interviewId;
    this.beganAt = Instant.parse(beganAt);
  }

  SpokenText chapter(String title, long startS, long endS) {
    ObjectNode chapter = document(startS * 1_000, endS * 1_000);
    chapter.put("chapterId", tenantId + "/" + interviewId + "/" + startS).put("title", title);
    add(Indices.chapters(beganAt), chapter.get("chapterId").asText(), chapter);
    return this;
  }

  /** A segment; speakers are numbered in the order in which they speak first. */
  SpokenText say(long startS, String speaker, String text) {
    long startMs = startS * 1_000;
    String[] words = text.split(" ");
    names.add(speaker);
    String id = "" + (List.copyOf(names).indexOf(speaker) + 1);
    ObjectNode segment = document(startMs, startMs + words.length * WORD_MS);
    segment.put("streamId", STREAM).put("kind", "speech").put("text", text);
    segment.put("speaker", id).put("speakerName", speaker);
    for (int i = 0; i < words.length; i++) {
      long wordMs = startMs + i * WORD_MS;
      segment
          .withArray("words")
          .addObject()
          .put("text", words[i])
          .put("startMs", wordMs)
          .put("endMs", wordMs + WORD_MS);
    }
    long bucket = SegmentBucket.of(startMs);
    int ordinal =
        (int) sentences.stream().filter(s -> SegmentBucket.of(s.startMs()) == bucket).count();
    segment.put("segmentId", "" + new SegmentId(tenantId, interviewId, STREAM, bucket, ordinal));
    add(Indices.segments(beganAt), segment.get("segmentId").asText(), segment);
    sentences.add(new Sentence(STREAM, startMs, segment.get("endMs").asLong(), text, id));
    return this;
  }

  /** Adds the passages, and makes everything visible. */
  void write() throws EmbeddingException {
    for (Passage passage : PassageCutter.cut(sentences, List.of())) {
      PassageId id = new PassageId(tenantId, interviewId, STREAM, passage.bucket());
      ObjectNode document = document(passage.startMs(), passage.endMs());
      document.put("passageId", id.toString()).put("streamId", STREAM);
      document.put("text", passage.text());
      passage.speakers().forEach(document.withArray("speakers")::add);
      for (float value : embedder.embed(List.of(passage.text())).get(0)) {
        document.withArray("vector").add(value);
      }
      add(Indices.passages(beganAt), id.toString(), document);
    }
    for (StringBuilder bulk : bulks.values()) {
      JsonNode answer = node.request("POST", "/_bulk?refresh=true", bulk.toString());
      if (answer.get("errors").asBoolean()) {
        throw new AssertionError("Elasticsearch refused a document: " + answer);
      }
    }
  }

  private ObjectNode document(long startMs, long endMs) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("tenantId", tenantId)
        .put("interviewId", interviewId)
        .put("startMs", startMs)
        .put("endMs", endMs)
        .put("startedAt", beganAt.plusMillis(startMs).toEpochMilli())
        .put("endedAt", beganAt.plusMillis(endMs).toEpochMilli());
  }

  private void add(String index, String id, ObjectNode document) {
    StringBuilder bulk = bulks.computeIfAbsent(index, name -> new StringBuilder());
    bulk.append("{\"index\":{\"_index\":\"%s\",\"_id\":\"%s\"}}%n".formatted(index, id));
    bulk.append(document).append('\n');
  }
}
