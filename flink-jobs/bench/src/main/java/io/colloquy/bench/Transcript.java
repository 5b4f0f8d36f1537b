package io.colloquy.bench;

import io.colloquy.bench.score.TimedWord;
import java.util.List;

/**
 * What a recognizer made of a recording.
 *
 * @param words normalised, in order
 * @param encoderPasses how many windows went through the encoder, those heard again included
 * @param wallMs from the start of the recognizer to its last word
 */
public record Transcript(List<TimedWord> words, int encoderPasses, long wallMs) {}
