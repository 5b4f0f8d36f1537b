package io.colloquy.core.speaker;

/**
 * What a tracker remembers of a local speaker.
 *
 * @param number as in the window's turns
 * @param cluster the micro-cluster of its voice; {@link #NO_CLUSTER} if it has no embedding
 * @param brief whether the voice rests on too little speech to be sure
 */
public record TrackedSpeaker(int number, int cluster, boolean brief) {
  public static final int NO_CLUSTER = 0;
}
