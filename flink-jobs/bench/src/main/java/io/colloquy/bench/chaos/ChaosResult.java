package io.colloquy.bench.chaos;

import java.util.List;

/**
 * What came of a script.
 *
 * @param killsInTime how many kills met a window in flight and a document newer than the last
 *     completed checkpoint
 * @param documents how many were compared
 * @param unclear how many of them tell something that was not understood
 * @param differences all that is not as it must be
 * @param unsettled how many of the two runs never came to rest with all of their documents
 * @param seconds both runs together
 */
record ChaosResult(
    ChaosScript script,
    int killsInTime,
    int documents,
    long unclear,
    List<Difference> differences,
    int unsettled,
    double seconds) {

  long count(Difference.Kind kind) {
    return differences.stream().filter(difference -> difference.kind() == kind).count();
  }
}
