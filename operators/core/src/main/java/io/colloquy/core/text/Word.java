package io.colloquy.core.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One recognized word.
 *
 * @param text the word as the recognizer wrote it, with its punctuation, without surrounding blanks
 * @param startMs where it starts, in milliseconds of the stream's media time
 * @param endMs where it ends, in the same time; never before {@code startMs}
 * @param probability the recognizer's own trust in it, from 0 to 1; what is no number counts as 0
 * @param speaker who says it, as {@link io.colloquy.core.speaker.SpeakerId} writes it; null if
 *     nobody knows
 */
public record Word(String text, long startMs, long endMs, float probability, String speaker) {
  private static final Pattern NOT_SPOKEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  public Word {
    text = text == null ? "" : text.strip();
    endMs = Math.max(startMs, endMs);
    probability = Float.isNaN(probability) ? 0 : Math.max(0, Math.min(1, probability));
  }

  /** A word of nobody known. */
  public Word(String text, long startMs, long endMs, float probability) {
    this(text, startMs, endMs, probability, null);
  }

  public long midpointMs() {
    return startMs + (endMs - startMs) / 2;
  }

  public long durationMs() {
    return endMs - startMs;
  }

  /** How much of the shorter one's time two words share, from 0 to 1. */
  public double sharedTime(Word other) {
    long shared = Math.min(endMs, other.endMs) - Math.max(startMs, other.startMs);
    long shorter = Math.min(durationMs(), other.durationMs());
    return shared < 0 ? 0 : shorter == 0 ? 1 : (double) shared / shorter;
  }

  /** Whether the two words share more than a third of the shorter one's time. */
  public boolean isSimultaneousWith(Word other) {
    return 3 * sharedTime(other) > 1;
  }

  /** The same word moved to another time. */
  public Word at(long newStartMs, long newEndMs) {
    return new Word(text, newStartMs, newEndMs, probability, speaker);
  }

  /**
   * The same word, said by another speaker.
   *
   * @param newSpeaker null for nobody known
   */
  public Word withSpeaker(String newSpeaker) {
    return Objects.equals(speaker, newSpeaker)
        ? this
        : new Word(text, startMs, endMs, probability, newSpeaker);
  }

  /**
   * What was said, without how it was written: case, punctuation and compatibility forms are gone.
   * Text made of punctuation alone stays as it is.
   */
  public String spokenText() {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String spoken = NOT_SPOKEN.matcher(normal).replaceAll("");
    return spoken.isEmpty() ? normal : spoken;
  }
}
