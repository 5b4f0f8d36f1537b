package io.colloquy.core.speaker;

import java.util.Comparator;
import java.util.List;

/**
 * What diarization found in one window.
 *
 * @param window which
 * @param turns who spoke when, by the window's own numbers; they may overlap
 * @param speakers those numbers with their voices; two that speak at the same time are never the
 *     same person, others may be
 */
public record LocalTurns(WindowId window, List<Turn> turns, List<LocalSpeaker> speakers) {

  public LocalTurns {
    turns = turns == null ? List.of() : List.copyOf(turns);
    speakers = speakers == null ? List.of() : List.copyOf(speakers);
  }

  /** The speakers in the order in which they first speak. */
  List<LocalSpeaker> inOrderOfSpeech() {
    return speakers.stream()
        .sorted(
            Comparator.comparingLong((LocalSpeaker speaker) -> firstSpeechMs(speaker.number()))
                .thenComparingInt(LocalSpeaker::number))
        .toList();
  }

  /** Where the last turn ends; 0 without any. */
  long endMs() {
    return turns.stream().mapToLong(Turn::endMs).max().orElse(0);
  }

  /** Whether two speakers of some turns, by their numbers there, speak at the same time. */
  static boolean speakAtOnce(List<Turn> turns, int one, int other) {
    return one != other
        && turns.stream()
            .filter(turn -> turn.speaker() == one)
            .anyMatch(
                turn ->
                    turns.stream()
                        .filter(against -> against.speaker() == other)
                        .anyMatch(against -> against.overlapMs(turn.startMs(), turn.endMs()) > 0));
  }

  private long firstSpeechMs(int number) {
    return turns.stream()
        .filter(turn -> turn.speaker() == number)
        .mapToLong(Turn::startMs)
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
