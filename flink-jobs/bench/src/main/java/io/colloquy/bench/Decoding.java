package io.colloquy.bench;

/**
 * How a recognizer searches for words; the same for each that is compared.
 *
 * @param beam hypotheses kept; 1 is greedy search
 * @param bestOf samples drawn at a temperature above 0
 * @param fallback whether a doubtful window is heard again at a higher temperature
 * @param threads of one recognizer
 */
public record Decoding(int beam, int bestOf, boolean fallback, int threads) {}
