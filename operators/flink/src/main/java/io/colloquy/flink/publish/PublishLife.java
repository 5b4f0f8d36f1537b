package io.colloquy.flink.publish;

/**
 * What publishing knows of an interview as a whole.
 *
 * @param beganAtMs the instant of media time 0, epoch milliseconds; fixes the index
 */
public record PublishLife(int generation, long beganAtMs) {}
