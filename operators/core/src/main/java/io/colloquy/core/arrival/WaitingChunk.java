package io.colloquy.core.arrival;

/**
 * A chunk as far as its order matters.
 *
 * @param sequence its number in the stream, from 0
 * @param mediaStartMs where its audio starts in media time
 * @param durationMs how long its audio is, or an estimate
 * @param appendedAtMs when the log took it
 */
public record WaitingChunk(long sequence, long mediaStartMs, long durationMs, long appendedAtMs) {}
