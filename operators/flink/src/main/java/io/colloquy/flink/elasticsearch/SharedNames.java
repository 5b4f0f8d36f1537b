package io.colloquy.flink.elasticsearch;

/**
 * Lets equal names that come close together be one object: each element of a stream brings its own
 * copies, which would be a third of what a buffered deletion costs.
 */
final class SharedNames {
  private static final int SLOTS = 1 << 8;

  private final String[] recent = new String[SLOTS];

  /** The same write, with the names that others have. */
  DocumentWrite share(DocumentWrite write) {
    return new DocumentWrite(
        share(write.interviewKey()),
        write.kind(),
        share(write.index()),
        write.id(),
        write.version(),
        write.source());
  }

  private String share(String name) {
    if (name == null) {
      return null;
    }
    int slot = name.hashCode() & (SLOTS - 1);
    if (!name.equals(recent[slot])) {
      recent[slot] = name;
    }
    return recent[slot];
  }
}
