package io.colloquy.whisper;

/**
 * A word with the punctuation behind it.
 *
 * @param text without spaces around it
 * @param startMs within the window
 * @param endMs within the window, not before {@code startMs}
 * @param probability geometric mean over the word's tokens, 0 to 1
 */
public record DecodedWord(String text, int startMs, int endMs, double probability) {}
