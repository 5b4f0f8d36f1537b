package io.colloquy.bench.score;

import io.colloquy.core.speaker.OptimalAssignment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How badly each speaker is found, everybody counting alike however much they say: the share of
 * what a speaker and the one mapped to it say in which only one of them speaks. Defined by the
 * second DIHARD challenge (N. Ryant and others, 2019) and scored as by its {@code dscore}, but with
 * exact times instead of frames of 10 ms.
 *
 * @param speakers the error of each of the reference's speakers, from 0 to 1; 1 where nobody is
 *     mapped to it
 * @param rate their mean; of no speaker: 0 if none was found either, else 1
 */
public record JaccardErrorRate(Map<String, Double> speakers, double rate) {

  /** Compares turns. Their text is of no account. */
  public static JaccardErrorRate of(List<SpeakerTurn> reference, List<SpeakerTurn> hypothesis) {
    SpeakerTimeline said = new SpeakerTimeline(reference);
    SpeakerTimeline found = new SpeakerTimeline(hypothesis);
    double[][] errors = errors(said, found);
    int[] columns = OptimalAssignment.cheapest(errors);
    Map<String, Double> speakers = new TreeMap<>();
    for (int i = 0; i < columns.length; i++) {
      boolean isMapped = columns[i] != OptimalAssignment.NONE;
      speakers.put(said.speakers().get(i), isMapped ? errors[i][columns[i]] : 1.0);
    }
    double ofNobody = found.speakers().isEmpty() ? 0 : 1;
    double rate = speakers.values().stream().mapToDouble(e -> e).average().orElse(ofNobody);
    return new JaccardErrorRate(speakers, rate);
  }

  private static double[][] errors(SpeakerTimeline said, SpeakerTimeline found) {
    long[][] together = said.togetherMs(found);
    double[][] errors = new double[together.length][found.speakers().size()];
    for (int i = 0; i < errors.length; i++) {
      for (int j = 0; j < errors[i].length; j++) {
        long saidMs = said.speechMs(said.speakers().get(i));
        long foundMs = found.speechMs(found.speakers().get(j));
        errors[i][j] = 1 - (double) together[i][j] / (saidMs + foundMs - together[i][j]);
      }
    }
    return errors;
  }
}
