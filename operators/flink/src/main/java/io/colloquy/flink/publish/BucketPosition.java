package io.colloquy.flink.publish;

/** A bucket of one stream of an interview. */
public record BucketPosition(String streamId, long bucket) {}
