package io.colloquy.flink.window;

/** A chunk waiting in keyed state. */
public record ChunkPosition(String streamId, long sequence) {}
