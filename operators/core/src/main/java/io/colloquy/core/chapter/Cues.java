package io.colloquy.core.chapter;

import java.util.List;

/**
 * How much a sentence sounds like one that opens a subject, judged by its words, the words around
 * it, and who takes the floor. A linear score, whose weights were fitted by logistic regression to
 * where people begin chapters.
 */
public final class Cues {
  private Cues() {}

  /**
   * Judges every sentence of an interview.
   *
   * @param sentences of all its streams in order of their starts; a part of an interview does, but
   *     sentences less than four minutes from the part's ends are then judged by less
   * @return for each sentence the logarithm of the odds that it opens a subject, up to a constant
   */
  public static float[] of(List<Sentence> sentences) {
    float[] cues = new float[sentences.size()];
    double[][] features = features(sentences);
    for (int i = 0; i < cues.length; i++) {
      for (int k = 0; k < WEIGHTS.length; k++) {
        cues[i] += (float) (WEIGHTS[k] * features[i][k]);
      }
    }
    return cues;
  }

  private static final double[] WEIGHTS = {0.3, 0.5, 0.2, 0.5, -3, 1, 0.3, -0.05};

  static double[][] features(List<Sentence> sentences) {
    SpokenTurns turns = new SpokenTurns(sentences);
    SpokenTerms terms = new SpokenTerms(sentences);
    double[][] features = new double[sentences.size()][];
    for (int i = 0; i < features.length; i++) {
      features[i] =
          new double[] {
            Math.log1p(turns.words(i)),
            turns.asks(i) ? 1 : 0,
            turns.leadingPhrases(i),
            turns.isAnnounced(i) ? 1 : 0,
            terms.similarity(i),
            terms.endingShare(i),
            terms.introduction(i),
            turns.changesBehind(i)
          };
    }
    return features;
  }
}
