package io.colloquy.flink.elasticsearch;

import java.nio.charset.StandardCharsets;

/**
 * One write to one document of Elasticsearch: the whole document, or its deletion.
 *
 * @param interviewKey {@code tenantId/interviewId} of the interview that owns the document
 * @param index the concrete index, never an alias
 * @param id of the document within the index
 * @param version external version; a write never replaces what has a greater one
 * @param source the document as JSON in UTF-8, or null to delete it
 */
public record DocumentWrite(
    String interviewKey, String index, String id, long version, byte[] source) {
  /** Roughly what a write costs besides its source, in memory and in a bulk request. */
  private static final int OVERHEAD_BYTES = 100;

  /** Names a document. */
  record Key(String index, String id) {
    @Override
    public String toString() {
      return index + "/" + id;
    }
  }

  public boolean isDelete() {
    return source == null;
  }

  Key key() {
    return new Key(index, id);
  }

  long sizeBytes() {
    int names = index.length() + id.getBytes(StandardCharsets.UTF_8).length;
    return OVERHEAD_BYTES + names + (isDelete() ? 0 : source.length);
  }

  /** The document's name and version; never its content, which may not be for the log. */
  @Override
  public String toString() {
    return (isDelete() ? "delete " : "write ") + key() + " version " + version;
  }
}
