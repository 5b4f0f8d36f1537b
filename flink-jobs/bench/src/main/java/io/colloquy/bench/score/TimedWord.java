package io.colloquy.bench.score;

/**
 * A word as it was said.
 *
 * @param text normalised, see {@link Normalization}
 * @param startMs from the beginning of the recording
 * @param endMs from the beginning of the recording, at or after the start
 */
public record TimedWord(String text, long startMs, long endMs) {}
