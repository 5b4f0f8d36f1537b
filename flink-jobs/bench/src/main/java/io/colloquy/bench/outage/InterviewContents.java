package io.colloquy.bench.outage;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.bench.TenantDocuments;
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

  /** The documents of a tenant's interviews from number 0 on. */
  static InterviewContents of(StoredDocuments stored, String tenantId, int interviews) {
    String end = ScriptedInterview.id(interviews);
    SortedMap<String, JsonNode> documents = new TreeMap<>();
    TenantDocuments.of(stored, tenantId)
        .forEach(
            (place, document) -> {
              if (document.source().path("interviewId").asText().compareTo(end) < 0) {
                documents.put(place, document.source());
              }
            });
    return new InterviewContents(documents);
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
