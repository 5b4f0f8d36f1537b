package io.colloquy.core.speaker;

import java.util.List;

/**
 * What a tracker remembers of a window, to tell its turns again when speakers change; about 400
 * bytes, 50 KB an hour.
 *
 * @param window which
 * @param turns by the window's own numbers
 * @param speakers those numbers
 */
public record TrackedWindow(WindowId window, List<Turn> turns, List<TrackedSpeaker> speakers) {

  public TrackedWindow {
    turns = turns == null ? List.of() : List.copyOf(turns);
    speakers = speakers == null ? List.of() : List.copyOf(speakers);
  }
}
