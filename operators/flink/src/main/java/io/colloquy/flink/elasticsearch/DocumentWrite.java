package io.colloquy.flink.elasticsearch;

import io.colloquy.core.version.DocumentVersion;

/**
 * One write to Elasticsearch: a whole document, the deletion of a document, or the deletion of all
 * older documents that an interview has in any index.
 *
 * @param interviewKey {@code tenantId/interviewId} of the interview that owns the document
 * @param index the concrete index, never an alias; null to delete an interview
 * @param id of the document within the index; null to delete an interview
 * @param version external version; a write never replaces what has a greater one, and the deletion
 *     of an interview only what has a smaller one
 * @param source the document as JSON in UTF-8; null unless it is to be indexed
 */
public record DocumentWrite(
    String interviewKey, Kind kind, String index, String id, long version, byte[] source) {
  /** What to do. */
  public enum Kind {
    /** Write the whole document, whether or not there is one. */
    INDEX,
    /** Delete the document. */
    DELETE,
    /** Delete whatever older documents the interview has, also those that this job never wrote. */
    DELETE_INTERVIEW
  }

  /** Roughly what a write costs in memory besides its names and source. */
  private static final int OVERHEAD_BYTES = 200;

  /** Names a document. */
  record Key(String index, String id) {
    @Override
    public String toString() {
      return index + "/" + id;
    }
  }

  public static DocumentWrite index(
      String interviewKey, String index, String id, long version, byte[] source) {
    return new DocumentWrite(interviewKey, Kind.INDEX, index, id, version, source);
  }

  public static DocumentWrite delete(String interviewKey, String index, String id, long version) {
    return new DocumentWrite(interviewKey, Kind.DELETE, index, id, version, null);
  }

  /** Deletes every document of an interview in every index, for good. */
  public static DocumentWrite deleteInterview(String interviewKey) {
    return deleteInterviewBelow(interviewKey, DocumentVersion.HIGHEST);
  }

  /** Deletes every document of an interview, in every index, that has a smaller version. */
  public static DocumentWrite deleteInterviewBelow(String interviewKey, long version) {
    return new DocumentWrite(interviewKey, Kind.DELETE_INTERVIEW, null, null, version, null);
  }

  public boolean isDelete() {
    return kind == Kind.DELETE;
  }

  /** Whether it deletes a document of a deleted interview, which no later write brings back. */
  boolean isFinal() {
    return isDelete() && version == DocumentVersion.HIGHEST;
  }

  Key key() {
    return new Key(index, id);
  }

  long sizeBytes() {
    return OVERHEAD_BYTES + id.length() + (source == null ? 0 : source.length);
  }

  /** The document's name and version; never its content, which may not be for the log. */
  @Override
  public String toString() {
    return switch (kind) {
      case INDEX -> "write " + key() + " version " + version;
      case DELETE -> "delete " + key() + " version " + version;
      case DELETE_INTERVIEW -> "delete interview " + interviewKey + " below version " + version;
    };
  }
}
