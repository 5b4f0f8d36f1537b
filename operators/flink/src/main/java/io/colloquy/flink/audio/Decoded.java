package io.colloquy.flink.audio;

/**
 * What one call decoded, besides samples.
 *
 * @param channels how many channels the samples have; 0 before the stream's header is known
 * @param sampleRate samples per second and channel; 0 before the stream's header is known
 * @param skipped samples that the container says are missing before the first one given; only ever
 *     above 0 in the first audio after an interruption
 * @param next what the next call needs
 */
record Decoded(int channels, int sampleRate, long skipped, DecoderState next) {}
