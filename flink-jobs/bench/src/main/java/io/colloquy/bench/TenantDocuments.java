package io.colloquy.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.local.search.StoredDocument;
import io.colloquy.local.search.StoredDocuments;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a tenant's documents so that they can be compared with another's. */
public final class TenantDocuments {

  private static final List<String> IDS = List.of("segmentId", "chapterId", "passageId");

  private TenantDocuments() {}

  /**
   * A tenant's documents of every index, by index and the id behind the tenant. Their fields do not
   * tell tenant and version any more.
   */
  public static SortedMap<String, StoredDocument> of(StoredDocuments stored, String tenantId) {
    SortedMap<String, StoredDocument> documents = new TreeMap<>();
    for (StoredDocument document : stored.ofTenant(tenantId).values()) {
      String id = document.id().substring(tenantId.length());
      documents.put(
          document.index() + id,
          new StoredDocument(
              document.index(), id, document.version(), ofNoTenant(document.source(), tenantId)));
    }
    return documents;
  }

  private static ObjectNode ofNoTenant(ObjectNode source, String tenantId) {
    for (String id : IDS) {
      if (source.has(id)) {
        source.put(id, source.get(id).asText().substring(tenantId.length()));
      }
    }
    return source.without(List.of("tenantId", "version"));
  }
}
