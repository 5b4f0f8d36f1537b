package io.colloquy.bench.outage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.local.search.StoredDocument;
import io.colloquy.local.search.StoredDocuments;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A tenant's documents without what tells tenants and writers apart.
 *
 * @param documents by index and the id behind its tenant
 */
record InterviewContents(SortedMap<String, JsonNode> documents) {

  private static final List<String> IDS = List.of("segmentId", "chapterId", "passageId");

  /** The documents of a tenant's interviews from number 0 on. */
  static InterviewContents of(StoredDocuments stored, String tenantId, int interviews) {
    String end = ScriptedInterview.id(interviews);
    SortedMap<String, JsonNode> documents = new TreeMap<>();
    for (StoredDocument document : stored.ofTenant(tenantId).values()) {
      ObjectNode source = document.source();
      if (source.path("interviewId").asText().compareTo(end) < 0) {
        String id = document.id().substring(tenantId.length());
        documents.put(document.index() + id, ofNoTenant(source, tenantId));
      }
    }
    return new InterviewContents(documents);
  }

  private static JsonNode ofNoTenant(ObjectNode source, String tenantId) {
    for (String id : IDS) {
      if (source.has(id)) {
        source.put(id, source.get(id).asText().substring(tenantId.length()));
      }
    }
    return source.without(List.of("tenantId", "version"));
  }

  /** The ids whose documents are not the same in both. */
  List<String> differences(InterviewContents other) {
    SortedSet<String> ids = new TreeSet<>(documents.keySet());
    ids.addAll(other.documents.keySet());
    return ids.stream()
        .filter(id -> !Objects.equals(documents.get(id), other.documents.get(id)))
        .toList();
  }
}
