package io.colloquy.core.speaker;

/**
 * Who said a word.
 *
 * @param speaker as in the turns; {@link Turn#UNKNOWN} where there is no turn
 * @param overlapped whether another speaker spoke during half of the word or more
 */
public record WordSpeaker(int speaker, boolean overlapped) {}
