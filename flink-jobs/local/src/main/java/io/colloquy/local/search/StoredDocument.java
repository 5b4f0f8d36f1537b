package io.colloquy.local.search;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A document as Elasticsearch holds it.
 *
 * @param version its external version
 * @param source its fields
 */
public record StoredDocument(String index, String id, long version, ObjectNode source) {}
