package io.colloquy.core.identifier;

/** Names an interview; everything it owns is keyed by the text {@code tenant/interview}. */
public record InterviewKey(String tenantId, String interviewId) {

  public InterviewKey {
    Identifiers.require("tenantId", tenantId);
    Identifiers.require("interviewId", interviewId);
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if the text is no key
   */
  public static InterviewKey parse(String key) {
    int slash = key.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "An interview's key is tenant/interview, not \"" + key + "\".");
    }
    return new InterviewKey(key.substring(0, slash), key.substring(slash + 1));
  }

  @Override
  public String toString() {
    return tenantId + "/" + interviewId;
  }
}
