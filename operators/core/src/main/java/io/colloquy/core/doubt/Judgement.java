package io.colloquy.core.doubt;

import io.colloquy.core.text.UnclearReason;
import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import java.util.List;
import java.util.Set;

/**
 * What of an attempt can be trusted.
 *
 * @param refusal why the window had better be heard again; empty if it need not
 * @param words that are taken for what was said, in order
 * @param unclear the rest, in order of time
 * @param averageLogProbability of the attempt
 */
public record Judgement(
    Set<UnclearReason> refusal,
    List<Word> words,
    List<UnclearSpan> unclear,
    double averageLogProbability) {

  public boolean isAccepted() {
    return refusal.isEmpty();
  }

  /**
   * Whether to keep this rather than another attempt at the same window. Of two doubtful ones that
   * of which more can be trusted is better. Text that repeats itself is worse than other text,
   * however probable: nothing is as probable as the next round of a loop. Silence is worse than
   * doubtful text, which would be gone without a trace.
   */
  public boolean isBetterThan(Judgement other) {
    if (isSilent() != other.isSilent()) {
      return other.isSilent();
    }
    if (isAccepted() != other.isAccepted()) {
      return isAccepted();
    }
    if (!isAccepted() && words.size() != other.words.size()) {
      return words.size() > other.words.size();
    }
    boolean repeats = refusal.contains(UnclearReason.REPETITION);
    if (repeats != other.refusal.contains(UnclearReason.REPETITION)) {
      return !repeats;
    }
    return averageLogProbability > other.averageLogProbability;
  }

  private boolean isSilent() {
    return words.isEmpty() && unclear.isEmpty();
  }
}
