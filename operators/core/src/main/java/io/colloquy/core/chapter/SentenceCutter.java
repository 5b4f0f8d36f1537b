package io.colloquy.core.chapter;

import io.colloquy.core.segment.Gap;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cuts a stream's words into sentences: at pauses, gaps, other speakers and full stops; recognizers
 * write these, but not always. Run-on sentences are split.
 */
public final class SentenceCutter {
  /** A pause of this length ends a sentence. */
  public static final long PAUSE_MS = 500;

  /** No sentence has more words. */
  public static final int MOST_WORDS = 40;

  private static final Pattern FULL_STOP = Pattern.compile(".*[.!?\u2026。！？][\"'”’)\\]]*");
  private static final Pattern ABBREVIATION =
      Pattern.compile(
          "(?i)[\"'“‘(\\[]*(\\p{L}|(\\p{L}\\.)+\\p{L}|mr|mrs|ms|dr|prof|st|jr|sr|vs|no|inc)\\.");

  private SentenceCutter() {}

  /**
   * Cuts all that is known of a stream, or all behind a pause.
   *
   * @param words the stream's words in any order
   * @param gaps its gaps in any order
   * @return its sentences by start
   */
  public static List<Sentence> cut(String streamId, List<Word> words, List<Gap> gaps) {
    List<Word> inOrder = new ArrayList<>(words);
    inOrder.sort(Comparator.comparingLong(Word::startMs).thenComparingLong(Word::endMs));
    List<Sentence> sentences = new ArrayList<>();
    List<Word> open = new ArrayList<>();
    long reachedMs = 0;
    for (Word word : inOrder) {
      if (!open.isEmpty() && parts(open, reachedMs, word, gaps)) {
        sentences.add(sentence(streamId, open));
        open.clear();
      }
      open.add(word);
      reachedMs = Math.max(reachedMs, word.endMs());
    }
    if (!open.isEmpty()) {
      sentences.add(sentence(streamId, open));
    }
    return sentences;
  }

  private static boolean parts(List<Word> open, long reachedMs, Word next, List<Gap> gaps) {
    Word last = open.get(open.size() - 1);
    return open.size() == MOST_WORDS
        || next.startMs() - reachedMs >= PAUSE_MS
        || !Objects.equals(last.speaker(), next.speaker())
        || FULL_STOP.matcher(last.text()).matches() && !ABBREVIATION.matcher(last.text()).matches()
        || isBetween(gaps, last.startMs(), next.startMs());
  }

  /** Whether a gap starts after one time and no later than another. */
  private static boolean isBetween(List<Gap> gaps, long afterMs, long untilMs) {
    return gaps.stream().anyMatch(gap -> afterMs < gap.startMs() && gap.startMs() <= untilMs);
  }

  private static Sentence sentence(String streamId, List<Word> words) {
    long endMs = words.stream().mapToLong(Word::endMs).max().orElseThrow();
    String text = words.stream().map(Word::text).collect(Collectors.joining(" "));
    Word first = words.get(0);
    return new Sentence(streamId, first.startMs(), endMs, text, first.speaker());
  }
}
