package io.colloquy.whisper;

/**
 * What the recognizer wrote between two of its timestamps.
 *
 * @param text without spaces around it
 * @param startMs within the window
 * @param endMs within the window, not before {@code startMs}
 * @param averageLogProbability mean over the segment's text tokens, at most 0
 */
public record DecodedSegment(String text, int startMs, int endMs, double averageLogProbability) {}
