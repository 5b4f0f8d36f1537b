package io.colloquy.bench.chaos;

/**
 * Something that is not as it would be if nothing had gone wrong.
 *
 * @param where the document, or the interview and what of it
 */
record Difference(Kind kind, String where) {

  /** What can go wrong with documents. */
  enum Kind {
    /** It is not there. */
    MISSING("missing"),
    /** It is there twice: the same words at the same time. */
    DOUBLED("doubled"),
    /** No summary counts it, or nothing refers to it any more: it should have been deleted. */
    ORPHANED("orphaned"),
    /** An earlier writer's document is left where a later one should be. */
    OLDER("older"),
    /** It says something else. */
    WRONG("wrong"),
    /** Words of several attempts at one window. */
    MIXED_ATTEMPTS("mixed"),
    /** Not all words of an attempt at a window. */
    INCOMPLETE_ATTEMPT("incomplete");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  @Override
  public String toString() {
    return kind + ": " + where;
  }
}
