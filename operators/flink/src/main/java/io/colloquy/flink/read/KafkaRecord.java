package io.colloquy.flink.read;

/**
 * A record as it lies on Kafka, with its origin.
 *
 * @param appendedAtMs when the broker appended it, epoch milliseconds
 * @param key may be null
 * @param value may be null
 */
public record KafkaRecord(RecordOrigin origin, long appendedAtMs, byte[] key, byte[] value) {}
