package io.colloquy.flink.align;

/**
 * How many turns wait for their interview, and until when.
 *
 * @param untilMs processing time
 */
public record HeldTurns(int count, long untilMs) {}
