package io.colloquy.core.text;

import java.util.Locale;

/** Why what a recognizer wrote is not taken for what was said. */
public enum UnclearReason {
  /** The recognizer itself hardly believes it. */
  LOW_PROBABILITY,
  /** It says the same over and over, as recognizers do that are caught in a loop. */
  REPETITION,
  /** It holds more words than anybody says in that time. */
  TOO_MANY_WORDS,
  /** No voice was heard there: perhaps nothing was said. */
  OUTSIDE_SPEECH;

  /** As records and documents write it, such as {@code low-probability}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
