package io.colloquy.core.moment;

/**
 * Where in a place a moment begins.
 *
 * @param firstWord the word that a person should hear first
 * @param lastWord the last one that must be shown with it
 * @param fit how well it answers, from 0; from {@link #AS_SAID} on it is said in these very words
 */
public record Landing(int firstWord, int lastWord, double fit) {

  /** Fits as nothing but the words in their order does. */
  public static final double AS_SAID = 3;

  public boolean isAsSaid() {
    return fit >= AS_SAID;
  }
}
