package io.colloquy.core.speaker;

/**
 * What became of a window.
 *
 * @param state to go on with
 * @param window to be kept for {@link SpeakerTracker#recluster}
 * @param turns with the speakers as of now
 */
public record Tracked(SpeakerState state, TrackedWindow window, WindowTurns turns) {}
