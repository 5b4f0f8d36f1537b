package io.colloquy.bench.interviews;

/**
 * What one speaker says until the next begins.
 *
 * @param startMs where it begins, in media time; often known to the second only
 */
public record WrittenTurn(String speaker, long startMs, String text) {}
