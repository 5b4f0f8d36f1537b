package io.colloquy.core.stitch.cases;

/** What is difficult about a case. */
public enum CaseFamily {
  /**
   * Windows that share anything from nothing to 10 s, some of them the same stretch three times.
   */
  OVERLAPS("overlaps of 0 to 10 s"),
  /** Chunks that repeat the end of the one before, cut anywhere, by a clock that is not exact. */
  RECORDER_REPEATS("recorder repeats 1 to 3 s"),
  /** One word said two to four times in a row, often. */
  STUTTERS("stutters"),
  /** Phrases said again at once, often. */
  REPEATED_PHRASES("repeated phrases"),
  /** Windows with one or two words, behind pauses or one upon the other. */
  ONE_WORD_WINDOWS("one-word windows"),
  /** Every cut goes through a word. */
  CUT_WORDS("words cut in two"),
  /** Times that are less exact than the job's own. */
  UNEVEN_TIMES("uneven times"),
  /** Each window has its own idea of punctuation and case. */
  WRITTEN_DIFFERENTLY("written differently"),
  /** Of what two windows share, one of them hears words wrongly. */
  MISHEARD("misheard words"),
  /** Windows in which nobody speaks. */
  EMPTY_WINDOWS("empty windows"),
  /** All of these at once. */
  EVERYTHING("all of these");

  private final String title;

  CaseFamily(String title) {
    this.title = title;
  }

  /** How people call it. */
  public String title() {
    return title;
  }

  boolean includes(CaseFamily other) {
    return this == other || this == EVERYTHING;
  }
}
