package io.colloquy.flink.read;

/** Where on Kafka something came from. */
public record RecordOrigin(String topic, int partition, long offset) {}
