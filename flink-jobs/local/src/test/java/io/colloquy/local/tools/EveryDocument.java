package io.colloquy.local.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.local.search.StoredDocument;
import io.colloquy.local.search.StoredDocuments;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what every index holds of an interview, without what tells interviews apart. */
public final class EveryDocument {
  private static final List<String> IDS = List.of("segmentId", "chapterId", "passageId");

  private EveryDocument() {}

  /**
   * The documents of one interview by index and the id's end.
   *
   * @param url of Elasticsearch
   */
  public static SortedMap<String, JsonNode> of(String url, String interviewId) {
    InterviewKey key = new InterviewKey(TestInterviews.TENANT, interviewId);
    SortedMap<String, JsonNode> everything = new TreeMap<>();
    try (StoredDocuments documents = StoredDocuments.open(url)) {
      for (StoredDocument document : documents.ofInterview(key).values()) {
        ObjectNode source = document.source();
        for (String id : IDS) {
          if (source.has(id)) {
            source.put(id, end(source.get(id).asText(), key));
          }
        }
        everything.put(
            document.index() + end(document.id(), key),
            source.without(List.of("interviewId", "version")));
      }
    }
    return everything;
  }

  private static String end(String id, InterviewKey key) {
    return id.substring(key.toString().length());
  }
}
