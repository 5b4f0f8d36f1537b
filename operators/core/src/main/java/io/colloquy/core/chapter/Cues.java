package io.colloquy.core.chapter;

import java.util.List;

/**
 * How much a sentence sounds like one that opens a subject, judged by its words, the words around
 * it, and who takes the floor. The weights were fitted by logistic regression to where people begin
 * chapters in conversations.
 */
public final class Cues {
  private static final double TURN_WORDS = 0.466;
  private static final double QUESTION = 0.720;
  private static final double LEADING_PHRASE = 0.610;
  private static final double ANNOUNCEMENT = 0.923;
  private static final double SAME_TERMS = -2.844;
  private static final double INTRODUCTION = 0.490;
  private static final double CHANGE_BEHIND = -0.139;

  private Cues() {}

  /**
   * Judges every sentence of an interview.
   *
   * @param sentences of all its streams in order of their starts; a part of an interview does, but
   *     sentences less than four minutes from the part's ends are then judged by less
   * @return for each sentence the logarithm of the odds that it opens a subject, up to a constant
   */
  public static float[] of(List<Sentence> sentences) {
    SpokenTurns turns = new SpokenTurns(sentences);
    SpokenTerms terms = new SpokenTerms(sentences);
    float[] cues = new float[sentences.size()];
    for (int i = 0; i < cues.length; i++) {
      cues[i] =
          (float)
              (TURN_WORDS * Math.log1p(turns.words(i))
                  + QUESTION * (turns.asks(i) ? 1 : 0)
                  + LEADING_PHRASE * turns.leadingPhrases(i)
                  + ANNOUNCEMENT * (turns.isAnnounced(i) ? 1 : 0)
                  + SAME_TERMS * terms.similarity(i)
                  + INTRODUCTION * terms.introduction(i)
                  + CHANGE_BEHIND * turns.changesBehind(i));
    }
    return cues;
  }
}
