package io.colloquy.core.speaker;

import java.util.List;

/**
 * What a clustering of the whole interview changed.
 *
 * @param state to go on with
 * @param changed the windows in which a turn has another speaker than before, in the order given
 */
public record Reclustered(SpeakerState state, List<WindowTurns> changed) {

  public Reclustered {
    changed = changed == null ? List.of() : List.copyOf(changed);
  }
}
