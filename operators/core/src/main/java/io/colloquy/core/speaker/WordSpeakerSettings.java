package io.colloquy.core.speaker;

/**
 * How words are given to speakers.
 *
 * @param islandMs other speakers' words within one's speech are theirs only if their turns cover
 *     them by so much more, in sum
 * @param pauseMs speech behind a pause of this length owes nothing to the speech before it; the
 *     shorter a pause, the less
 * @param toleranceMs a word without a turn belongs to the nearest within this distance
 */
public record WordSpeakerSettings(long islandMs, long pauseMs, long toleranceMs) {

  public WordSpeakerSettings {
    if (islandMs < 0 || pauseMs < 1 || toleranceMs < 0) {
      throw new IllegalArgumentException(
          "Island and tolerance must not be negative, the pause must be positive: %d, %d, %d ms."
              .formatted(islandMs, toleranceMs, pauseMs));
    }
  }

  public static WordSpeakerSettings defaults() {
    return new WordSpeakerSettings(500, 500, 300);
  }
}
