package io.colloquy.core.speaker;

import java.util.Comparator;
import java.util.List;

/**
 * What diarization found in one window.
 *
 * @param window which
 * @param turns who spoke when, by the window's own numbers; they may overlap
 * @param speakers those numbers with their voices; two of them are never the same person
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

  private long firstSpeechMs(int number) {
    return turns.stream()
        .filter(turn -> turn.speaker() == number)
        .mapToLong(Turn::startMs)
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
