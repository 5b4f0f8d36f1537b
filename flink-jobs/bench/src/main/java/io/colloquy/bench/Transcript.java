package io.colloquy.bench;

import io.colloquy.bench.score.TimedWord;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a recognizer made of a recording.
 *
 * @param words normalised, in order
 * @param unclearWords how many more it wrote without standing by them; empty if it does not tell
 * @param encoderPasses how many windows went through the encoder, those heard again included
 * @param wallMs from the start of the recognizer to its last word
 */
public record Transcript(
    List<TimedWord> words, OptionalInt unclearWords, int encoderPasses, long wallMs) {

  /** Of a recognizer that does not tell what it doubts. */
  public Transcript(List<TimedWord> words, int encoderPasses, long wallMs) {
    this(words, OptionalInt.empty(), encoderPasses, wallMs);
  }
}
