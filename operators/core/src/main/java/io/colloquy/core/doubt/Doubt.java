package io.colloquy.core.doubt;

import static io.colloquy.core.text.UnclearReason.LOW_PROBABILITY;
import static io.colloquy.core.text.UnclearReason.OUTSIDE_SPEECH;
import static io.colloquy.core.text.UnclearReason.REPETITION;
import static io.colloquy.core.text.UnclearReason.TOO_MANY_WORDS;

import io.colloquy.core.text.UnclearReason;
import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells what of a recognizer's text was hardly said. Thresholds of probability and compression are
 * those of Whisper's authors (Radford et al. 2022, section 4.5).
 *
 * <p>A window had better be heard again if the recognizer does not believe it as a whole, if it
 * repeats itself, or if more than a fifth of its words are not believed, came too fast, or from
 * where nobody speaks. Without a better attempt, the segments and words that give cause for doubt
 * are unclear; the others stay.
 */
public final class Doubt {
  private static final double LEAST_LOG_PROBABILITY = -1;
  private static final double GREATEST_COMPRESSION_RATIO = 2.4;

  /**
   * Some nine syllables a second: of 170 people in 17 languages nobody read faster (Coupé et al.
   * 2019, Different languages, similar encoding efficiency).
   */
  private static final int MOST_WORDS_A_SECOND = 6;

  /** Three short words fit wherever there is speech at all: their times are off by more. */
  private static final int FEW_WORDS = 3;

  /**
   * As a fraction of 1: of a full window, what is said in six seconds, about a segment. For less
   * the whole is not decoded up to five times more; what is doubted is told apart all the same.
   */
  private static final int TOLERATED_SHARE = 5;

  private final Attempt attempt;
  private final SpokenTime spoken;
  private final List<Word> words;

  /** By word: why it is doubted; null if it is not. */
  private final UnclearReason[] reasons;

  private Doubt(Attempt attempt, SpokenTime spoken) {
    this.attempt = attempt;
    this.spoken = spoken;
    words = attempt.words();
    reasons = new UnclearReason[words.size()];
  }

  /** Judges one attempt at a window. */
  public static Judgement judge(Attempt attempt, SpokenTime spoken) {
    Doubt doubt = new Doubt(attempt, spoken);
    doubt.doubtRepetition();
    doubt.doubtSegments();
    doubt.doubtPlaces();
    return new Judgement(
        doubt.refusal(), doubt.trusted(), doubt.unclear(), attempt.averageLogProbability());
  }

  private void doubtRepetition() {
    WrittenUnits units = new WrittenUnits(words);
    BitSet repeated = Loops.rounds(units.all());
    if (attempt.compressionRatio() > GREATEST_COMPRESSION_RATIO) {
      repeated.or(Loops.phrases(units.all()));
    }
    units.words(repeated).stream().forEach(word -> doubt(word, REPETITION));
  }

  private void doubtSegments() {
    int first = 0;
    for (WrittenSegment segment : attempt.segments()) {
      int end = first + segment.words().size();
      if (liesOutsideSpeech(segment)) {
        doubt(first, end, OUTSIDE_SPEECH);
      }
      if (holdsTooManyWords(segment)) {
        doubt(first, end, TOO_MANY_WORDS);
      }
      if (segment.averageLogProbability() < LEAST_LOG_PROBABILITY) {
        doubt(first, end, LOW_PROBABILITY);
      }
      first = end;
    }
  }

  private void doubtPlaces() {
    for (int word = 0; word < words.size(); word++) {
      if (spoken.excludes(words.get(word))) {
        doubt(word, OUTSIDE_SPEECH);
      }
    }
  }

  private boolean liesOutsideSpeech(WrittenSegment segment) {
    return 2 * segment.words().stream().filter(spoken::excludes).count() > segment.words().size();
  }

  private boolean holdsTooManyWords(WrittenSegment segment) {
    double count = SpokenUnits.words(new WrittenUnits(segment.words()).all());
    return count > FEW_WORDS
        && 1_000 * count
            > MOST_WORDS_A_SECOND * spoken.aroundMs(segment.startMs(), segment.endMs());
  }

  private void doubt(int firstWord, int endWord, UnclearReason reason) {
    for (int word = firstWord; word < endWord; word++) {
      doubt(word, reason);
    }
  }

  private void doubt(int word, UnclearReason reason) {
    if (reasons[word] == null) {
      reasons[word] = reason;
    }
  }

  private Set<UnclearReason> refusal() {
    Set<UnclearReason> refusal = EnumSet.noneOf(UnclearReason.class);
    if (attempt.averageLogProbability() < LEAST_LOG_PROBABILITY) {
      refusal.add(LOW_PROBABILITY);
    }
    if (attempt.compressionRatio() > GREATEST_COMPRESSION_RATIO || count(REPETITION) > 0) {
      refusal.add(REPETITION);
    }
    for (UnclearReason reason : List.of(LOW_PROBABILITY, TOO_MANY_WORDS, OUTSIDE_SPEECH)) {
      if (TOLERATED_SHARE * count(reason) > words.size()) {
        refusal.add(reason);
      }
    }
    return refusal;
  }

  private int count(UnclearReason reason) {
    int count = 0;
    for (UnclearReason each : reasons) {
      count += each == reason ? 1 : 0;
    }
    return count;
  }

  private List<Word> trusted() {
    List<Word> trusted = new ArrayList<>();
    for (int word = 0; word < words.size(); word++) {
      if (reasons[word] == null) {
        trusted.add(words.get(word));
      }
    }
    return trusted;
  }

  private List<UnclearSpan> unclear() {
    List<UnclearSpan> unclear = new ArrayList<>();
    int first = 0;
    for (int end = 1; end <= words.size(); end++) {
      if (end == words.size() || reasons[end] != reasons[first]) {
        if (reasons[first] != null) {
          unclear.add(span(first, end));
        }
        first = end;
      }
    }
    return unclear;
  }

  /** Where doubt reaches to a segment's edge, the span does, too: word times are its weakest. */
  private UnclearSpan span(int firstWord, int endWord) {
    long startMs = words.get(firstWord).startMs();
    long endMs = words.get(endWord - 1).endMs();
    int first = 0;
    for (WrittenSegment segment : attempt.segments()) {
      int end = first + segment.words().size();
      if (end > first && first == firstWord) {
        startMs = Math.min(startMs, segment.startMs());
      }
      if (end > first && end == endWord) {
        endMs = Math.max(endMs, segment.endMs());
      }
      first = end;
    }
    String text =
        words.subList(firstWord, endWord).stream().map(Word::text).collect(Collectors.joining(" "));
    return new UnclearSpan(startMs, endMs, reasons[firstWord].label(), text);
  }
}
