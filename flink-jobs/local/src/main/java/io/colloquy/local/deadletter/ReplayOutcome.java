package io.colloquy.local.deadletter;

/**
 * What became of a dead letter.
 *
 * @param detail what people need to know beyond the result; may be empty
 */
record ReplayOutcome(Result result, String detail) {

  enum Result {
    SENT("sent again"),
    WOULD_BE_SENT("would be sent again"),
    SENT_ALREADY("sent already"),
    WRITTEN("written"),
    REMOVED("deleted"),
    WOULD_BE_TRIED("would be tried"),
    NEWER("newer is there"),
    SEGMENT_REMOVED("no longer wanted"),
    INTERVIEW_DELETED("interview deleted"),
    INTERVIEW_CLOSED("interview closed"),
    NOTHING_TO_SEND("nothing to send"),
    LOST("not replayed"),
    REFUSED("refused again");

    private final String words;

    Result(String words) {
      this.words = words;
    }

    /** Whether something is still missing afterwards. */
    boolean isFailure() {
      return this == INTERVIEW_CLOSED || this == LOST || this == REFUSED;
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
