package io.colloquy.local.ingest;

/**
 * What was sent of a recording.
 *
 * @param durationMs its length
 * @param missingMs how much shorter it is than its file states
 */
public record SentAudio(long durationMs, long missingMs) {}
