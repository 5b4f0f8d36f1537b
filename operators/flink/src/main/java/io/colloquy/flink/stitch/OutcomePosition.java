package io.colloquy.flink.stitch;

/** Which window or gap of an interview an outcome belongs to. */
public record OutcomePosition(String streamId, long number, int part) {}
