package io.colloquy.flink.audio;

/**
 * How likely each frame holds speech.
 *
 * @param probabilities one value from 0 to 1 for each frame of {@link SileroVad#FRAME} samples
 * @param next what the next call needs
 */
public record VadResult(float[] probabilities, VadState next) {}
