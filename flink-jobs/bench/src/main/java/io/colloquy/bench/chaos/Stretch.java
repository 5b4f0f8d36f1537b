package io.colloquy.bench.chaos;

/**
 * A stretch of an interview that the job hears by itself, with fresh voice activity detection:
 * between two gaps, or a late chunk.
 */
record Stretch(long fromMs, long untilMs) {}
