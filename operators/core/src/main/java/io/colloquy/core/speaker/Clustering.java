package io.colloquy.core.speaker;

import java.util.List;

/** Finds out which voices of a whole interview are the same person's. */
@FunctionalInterface
public interface Clustering {

  /**
   * Groups voices. Two that are kept apart share a group only if the expected count leaves no other
   * way. The result depends on the voices, not on their order or ids.
   *
   * @param clusters the voices; their speakers are of no account
   * @param expectedSpeakers how many groups there must be, as far as there are so many voices; 0 if
   *     nobody knows
   * @return for each voice its group, from 0
   */
  int[] cluster(List<MicroCluster> clusters, int expectedSpeakers);
}
