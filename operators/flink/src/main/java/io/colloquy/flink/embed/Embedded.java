package io.colloquy.flink.embed;

/**
 * The outcome of a {@link TextToEmbed}; there is exactly one for each.
 *
 * @param of what it is the outcome of
 * @param vector of length 1; empty if it is no text, or could not be embedded
 * @param failure why it could not be embedded; empty otherwise
 */
public record Embedded(TextToEmbed of, float[] vector, String failure) {

  public Embedded {
    vector = vector == null ? new float[0] : vector;
    failure = failure == null ? "" : failure;
  }

  /** The key of everything that the interview owns. */
  public String key() {
    return of.key();
  }

  static Embedded passed(TextToEmbed event) {
    return new Embedded(event, null, null);
  }

  static Embedded failed(TextToEmbed text, String reason) {
    return new Embedded(text, null, reason);
  }
}
