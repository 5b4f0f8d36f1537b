package io.colloquy.core.chapter;

import java.util.List;
import java.util.regex.Pattern;

/** Who takes the floor where, for how long, and with which words. */
final class SpokenTurns {
  private static final long NEXT_MS = 12_000;
  private static final long LAST_MS = 10_000;
  private static final long MINUTE_MS = 60_000;
  private static final int FIRST_SENTENCES = 6;
  private static final int MOST_PHRASES = 2;

  /** Phrases that lead somewhere else; found in talk, each only a hint. */
  private static final Pattern LEADING =
      Pattern.compile(
          """
          (?ix)\\b(
            next\\ (point|one|item|thing|question|topic|bug|step|part|up|change|section|paper)
          | (last|final|second|third|fourth|bonus|another)\\ (point|item|thing|question|topic|one\\ on)
          | mov(e|ing)\\ (on|to|forward|into)
          | switch(ing)?\\ (gears|topics?|to)
          | transition
          | (let's|let\\ us|let\\ me|i\\ want\\ to|i\\ wanted\\ to|i'd\\ like\\ to|we\\ should|maybe\\ we\\ can
              |we\\ can|shall\\ we|want\\ to|should\\ we|i'm\\ going\\ to|we're\\ going\\ to|gonna)\\
            ((also|quickly|maybe|actually|just|first|really|now|then)\\ )*
            (talk|discuss|get\\ (in|to|back|started)|start|begin|kick|jump|dive|go\\ (to|into|back|over)
              |touch|ask|bring|cover|take\\ a\\ step|shift|pivot|turn|explain|hear|circle|dig|unpack
              |break|recap|summari[sz]e|zoom)
          | to\\ (recap|summari[sz]e)
          | first\\ of\\ all
          | talk(ing)?\\ about
          | (tell|walk|give)\\ (us|me)
          | can\\ you\\ (tell|explain|talk|give|walk|describe|remind|summari[sz]e|elaborate)
          | you('ve|\\ have)?\\ (mentioned|said|brought\\ up|talked|worked|wrote|been)
          | what('s|\\ is|\\ are)\\ (the|a|your|that|this|next)
          | i'm\\ curious | i\\ was\\ (wondering|curious)
          | speaking\\ of | in\\ terms\\ of
          | how\\ (do|does|did|would|is|are|about)
          | why\\ (do|does|is|are|did|would|should)
          )\\b""");

  /** Phrases that say outright that something else comes. */
  private static final Pattern TURNING =
      Pattern.compile(
          """
          (?ix)\\b(
            next\\ (point|one|item|topic|bug|section|up|change)
          | (last|final|second|third|bonus)\\ (point|item|topic|bug|upgrade)
          | mov(e|ing)\\ (on|to) | switch\\ gears | transition
          | let's\\ (talk|get|start|begin|kick|jump|dive|go|move|discuss|turn|switch)
          | talk\\ about | (tell|walk)\\ (us|me) | i'm\\ curious | another\\ thing
          )\\b""");

  private final List<Sentence> sentences;
  private final boolean[] changes;
  private final int[] leading;
  private final boolean[] turning;

  /** Listens to the sentences of an interview, in order of their starts. */
  SpokenTurns(List<Sentence> sentences) {
    this.sentences = sentences;
    int count = sentences.size();
    changes = new boolean[count];
    leading = new int[count];
    turning = new boolean[count];
    for (int i = 0; i < count; i++) {
      String text = sentences.get(i).text().replace('\u2019', '\'');
      changes[i] = i > 0 && isOtherSpeaker(sentences.get(i - 1), sentences.get(i));
      leading[i] = (int) LEADING.matcher(text).results().limit(MOST_PHRASES).count();
      turning[i] = TURNING.matcher(text).find();
    }
  }

  /** Where a speaker is unknown, another stream counts as another speaker. */
  static boolean isOtherSpeaker(Sentence before, Sentence sentence) {
    boolean areKnown = before.speaker() != null && sentence.speaker() != null;
    return areKnown
        ? !before.speaker().equals(sentence.speaker())
        : !before.streamId().equals(sentence.streamId());
  }

  /** Whether another speaker begins with this sentence. */
  boolean isChange(int sentence) {
    return changes[sentence];
  }

  /** How many words whoever begins here says before the next speaker; 0 if nobody begins. */
  int words(int sentence) {
    int words = 0;
    for (int i = sentence; changes[sentence] && i < end(sentence); i++) {
      words += sentences.get(i).words();
    }
    return words;
  }

  /** Whether somebody begins here and soon asks something. */
  boolean asks(int sentence) {
    int until = Math.min(end(sentence), sentence + FIRST_SENTENCES);
    return changes[sentence]
        && sentences.subList(sentence, until).stream().anyMatch(s -> s.text().contains("?"));
  }

  /** How many phrases in the 12 s from here on lead somewhere else. */
  int leadingPhrases(int sentence) {
    int phrases = 0;
    for (int i = sentence; isWithin(sentence, i, NEXT_MS); i++) {
      phrases += leading[i];
    }
    return phrases;
  }

  /** Whether somebody in the 10 s before has just said that something else comes. */
  boolean isAnnounced(int sentence) {
    for (int i = sentence - 1; i >= 0 && isWithin(i, sentence, LAST_MS); i--) {
      if (turning[i]) {
        return true;
      }
    }
    return false;
  }

  /** How often the speaker changes in the minute behind. */
  int changesBehind(int sentence) {
    int count = 0;
    for (int i = sentence + 1; isWithin(sentence, i, MINUTE_MS); i++) {
      count += changes[i] ? 1 : 0;
    }
    return count;
  }

  private boolean isWithin(int from, int to, long ms) {
    return to < sentences.size()
        && sentences.get(to).startMs() - sentences.get(from).startMs() <= ms;
  }

  /** The first sentence of the next speaker. */
  private int end(int sentence) {
    int end = sentence + 1;
    while (end < changes.length && !changes[end]) {
      end++;
    }
    return end;
  }
}
