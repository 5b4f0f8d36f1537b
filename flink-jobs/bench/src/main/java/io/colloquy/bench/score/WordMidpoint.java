package io.colloquy.bench.score;

import io.colloquy.core.speaker.Turn;
import io.colloquy.core.text.Word;
import java.util.List;

/**
 * The simplest way to give words to speakers, to compare with: whoever speaks at a word's middle,
 * of several the one whose turn started last.
 */
public final class WordMidpoint {

  private WordMidpoint() {}

  /** For each word its speaker; {@link Turn#UNKNOWN} where nobody speaks. */
  public static List<Integer> speakers(List<Word> words, List<Turn> turns) {
    return words.stream().map(word -> speakerAt(word.midpointMs(), turns)).toList();
  }

  private static int speakerAt(long ms, List<Turn> turns) {
    long latest = Long.MIN_VALUE;
    int speaker = Turn.UNKNOWN;
    for (Turn turn : turns) {
      if (turn.startMs() <= ms && ms < turn.endMs() && turn.startMs() > latest) {
        latest = turn.startMs();
        speaker = turn.speaker();
      }
    }
    return speaker;
  }
}
