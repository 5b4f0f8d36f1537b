package io.colloquy.flink.track;

import io.colloquy.core.speaker.SpeakerSettings;
import java.io.Serializable;

/**
 * How speakers are followed.
 *
 * @param similarity from this cosine on two voices are one person's; it belongs to the embedding
 *     model
 * @param expectedSpeakers how many speak in an interview that does not tell itself; 0 if that is
 *     not known
 */
public record TrackingSettings(float similarity, int expectedSpeakers) implements Serializable {

  public TrackingSettings {
    if (expectedSpeakers < 0) {
      throw new IllegalArgumentException(
          "An interview has 0 or more speakers, not " + expectedSpeakers + ".");
    }
    if (!(similarity > -1 && similarity < 1)) {
      throw new IllegalArgumentException(
          "A similarity lies between -1 and 1, not at " + similarity + ".");
    }
  }

  SpeakerSettings speakers() {
    return SpeakerSettings.defaults().withSimilarity(similarity);
  }
}
