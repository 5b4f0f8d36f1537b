package io.colloquy.local.export;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.local.search.HeardChapter;
import io.colloquy.local.search.IndexedSegment;
import io.colloquy.local.search.IndexedSegment.IndexedWord;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A transcript as one JSON object; {@code export/transcript.schema.json} describes its fields. */
final class TranscriptJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DefaultPrettyPrinter PRINTER =
      new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

  private TranscriptJson() {}

  static String of(Transcript transcript) {
    ObjectNode whole = MAPPER.createObjectNode();
    whole.put("tenantId", transcript.interview().tenantId());
    whole.put("interviewId", transcript.interview().interviewId());
    whole.put("interviewBeganAt", transcript.beganAt());
    whole.put("durationMs", transcript.durationMs());
    ArrayNode streams = whole.putArray("streams");
    transcript.streams().forEach(streams::add);
    ArrayNode chapters = whole.putArray("chapters");
    for (HeardChapter chapter : transcript.chapters()) {
      ObjectNode one = chapters.addObject();
      one.put("chapterId", chapter.chapterId()).put("title", chapter.title());
      one.put("startMs", chapter.startMs()).put("endMs", chapter.endMs());
    }
    ArrayNode segments = whole.putArray("segments");
    transcript.segments().forEach(segment -> segments.add(json(segment)));
    try {
      return MAPPER.writer(PRINTER).writeValueAsString(whole) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode json(IndexedSegment segment) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("segmentId", segment.segmentId());
    node.put("streamId", segment.streamId());
    node.put("kind", segment.kind());
    node.put("startMs", segment.startMs());
    node.put("endMs", segment.endMs());
    putIfKnown(node, "chapterId", segment.chapterId());
    if (segment.isGap()) {
      node.put("gapReason", segment.gapReason());
      return node;
    }
    putIfKnown(node, "speaker", segment.speaker());
    putIfKnown(node, "speakerName", segment.speakerName());
    putIfKnown(node, "turnsFrom", segment.turnsFrom());
    if (segment.isUnclear()) {
      node.put("unclearReason", segment.unclearReason());
      node.put("rawText", segment.rawText());
      return node;
    }
    node.put("text", segment.text());
    ArrayNode words = node.putArray("words");
    for (IndexedWord word : segment.words()) {
      ObjectNode one = words.addObject();
      one.put("text", word.text()).put("startMs", word.startMs()).put("endMs", word.endMs());
      one.put("probability", word.probability());
    }
    return node;
  }

  private static void putIfKnown(ObjectNode node, String field, String value) {
    if (value != null) {
      node.put(field, value);
    }
  }
}
