package io.colloquy.flink.window;

/**
 * A second of audio in keyed state.
 *
 * @param block seconds since media time 0
 */
public record BlockPosition(String streamId, long block) {}
