package io.colloquy.core.chapter;

/**
 * The start of a sentence, where a chapter could begin.
 *
 * @param startMs where the sentence starts, in milliseconds of media time
 * @param pauseBeforeMs how long nobody spoke before it; 0 behind a gap, which is no pause
 * @param speakerChange whether another speaker spoke before it
 * @param cue how much the sentence sounds like one that opens a subject, as {@link Cues} tells
 */
public record Opening(long startMs, long pauseBeforeMs, boolean speakerChange, float cue) {

  public Opening {
    pauseBeforeMs = Math.max(0, pauseBeforeMs);
    cue = Float.isFinite(cue) ? cue : 0;
  }
}
