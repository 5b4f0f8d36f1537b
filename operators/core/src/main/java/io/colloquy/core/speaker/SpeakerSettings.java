package io.colloquy.core.speaker;

/**
 * How voices are told apart.
 *
 * @param similarity from this average cosine similarity on, two voices are one person's; it belongs
 *     to the embedding model
 * @param leniency by so much less a voice with little speech is still given to the nearest speaker
 * @param embeddingSpeechMs from so much clean speech on, a voice makes a new speaker and keeps
 *     those who speak at the same time apart; briefer ones only join
 * @param confirmedSpeechMs until a speaker has been heard for so long, it is provisional
 * @param microClusters at most so many are kept; more than {@code speakers}
 * @param speakers at most so many are told apart
 * @param firstClusteringMs after so much media time all voices are grouped for the first time, and
 *     again whenever it has doubled
 * @param clusteringMs but at the latest after so much more
 */
public record SpeakerSettings(
    float similarity,
    float leniency,
    long embeddingSpeechMs,
    long confirmedSpeechMs,
    int microClusters,
    int speakers,
    long firstClusteringMs,
    long clusteringMs) {

  public SpeakerSettings {
    if (!(similarity > -1 && similarity < 1) || !(leniency >= 0)) {
      throw new IllegalArgumentException(
          "A similarity lies between -1 and 1 and is lessened by 0 or more, not %s and %s."
              .formatted(similarity, leniency));
    }
    if (speakers < 1 || microClusters <= speakers) {
      throw new IllegalArgumentException(
          "There must be more micro-clusters than speakers, and a speaker at least, not %d and %d."
              .formatted(microClusters, speakers));
    }
    if (embeddingSpeechMs <= 0 || confirmedSpeechMs < embeddingSpeechMs) {
      throw new IllegalArgumentException(
          "An embedding needs some speech, and a confirmed speaker no less: %d and %d ms."
              .formatted(embeddingSpeechMs, confirmedSpeechMs));
    }
    if (firstClusteringMs <= 0 || clusteringMs < firstClusteringMs) {
      throw new IllegalArgumentException(
          "The first clustering comes after some time, the next ones after no less: %d and %d ms."
              .formatted(firstClusteringMs, clusteringMs));
    }
  }

  /**
   * For embeddings of the kind of WeSpeaker's ResNet34; any similarity from 0.2 to 0.45 gave the
   * same groups on recorded dialogues.
   */
  public static SpeakerSettings defaults() {
    return new SpeakerSettings(0.35f, 0.1f, 2_000, 10_000, 200, 50, 60_000, 600_000);
  }

  /** The same for a model whose voices are one person's from another similarity on. */
  public SpeakerSettings withSimilarity(float other) {
    return new SpeakerSettings(
        other,
        leniency,
        embeddingSpeechMs,
        confirmedSpeechMs,
        microClusters,
        speakers,
        firstClusteringMs,
        clusteringMs);
  }
}
