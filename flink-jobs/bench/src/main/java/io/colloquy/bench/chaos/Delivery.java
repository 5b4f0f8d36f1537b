package io.colloquy.bench.chaos;

/**
 * A chunk as it reaches Kafka.
 *
 * @param interview its interview's number
 * @param chunk its sequence
 * @param dueMs orders all deliveries: media time of the chunk, and how much later it comes
 * @param fault what happened to its bytes; null if they are whole
 */
record Delivery(int interview, int chunk, long dueMs, ChunkFault fault) {}
