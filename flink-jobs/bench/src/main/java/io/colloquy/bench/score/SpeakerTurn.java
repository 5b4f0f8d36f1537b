package io.colloquy.bench.score;

/**
 * A stretch of a recording in which one speaker has the word.
 *
 * @param speaker the reference's own name
 * @param startMs from the beginning of the recording
 * @param endMs from the beginning of the recording, at or after the start
 * @param text what was said, as written; empty where the reference has only times
 */
public record SpeakerTurn(String speaker, long startMs, long endMs, String text) {}
