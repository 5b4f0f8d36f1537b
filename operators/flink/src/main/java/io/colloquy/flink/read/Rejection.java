package io.colloquy.flink.read;

import io.colloquy.schemas.DeadLetterCause;

/**
 * Why something cannot be used.
 *
 * @param reason in words: the input, what is wrong with it, what to do
 */
public record Rejection(DeadLetterCause cause, String reason) {}
