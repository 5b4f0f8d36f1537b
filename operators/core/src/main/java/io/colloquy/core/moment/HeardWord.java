package io.colloquy.core.moment;

/**
 * A word of a place.
 *
 * @param text as it is written, with its punctuation
 * @param startMs where it is said, in milliseconds of media time
 * @param endMs where it ends
 * @param marked whether the search says that it matches
 */
public record HeardWord(String text, long startMs, long endMs, boolean marked) {}
