package io.colloquy.local.deadletter;

/**
 * What became of a dead letter.
 *
 * @param detail what people need to know beyond the result; may be empty
 */
record ReplayOutcome(Result result, String detail) {

  enum Result {
    SENT("sent again"),
    WRITTEN("written"),
    REMOVED("deleted"),
    NEWER("newer is there"),
    SEGMENT_REMOVED("no longer wanted"),
    INTERVIEW_DELETED("interview deleted"),
    NOTHING_TO_SEND("nothing to send"),
    LOST("not replayed"),
    REFUSED("refused again");

    private final String words;

    Result(String words) {
      this.words = words;
    }

    /** Whether something is still missing afterwards. */
    boolean isFailure() {
      return this == LOST || this == REFUSED;
    }

    /** Whether a replay changes something. */
    boolean isAction() {
      return this == SENT || this == WRITTEN || this == REMOVED;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  static ReplayOutcome of(Result result) {
    return new ReplayOutcome(result, "");
  }
}
