package io.colloquy.core.speaker;

import java.util.List;

/**
 * All turns of a window with the interview's speakers; they replace what was told of it before.
 *
 * @param window which
 * @param turns in order of their starts
 */
public record WindowTurns(WindowId window, List<Turn> turns) {

  public WindowTurns {
    turns = turns == null ? List.of() : List.copyOf(turns);
  }

  /** The same turns where so many numbers are others'. */
  public WindowTurns behind(int numbers) {
    return new WindowTurns(
        window,
        turns.stream()
            .map(turn -> turn.speaker() == Turn.UNKNOWN ? turn : turn.by(turn.speaker() + numbers))
            .toList());
  }
}
