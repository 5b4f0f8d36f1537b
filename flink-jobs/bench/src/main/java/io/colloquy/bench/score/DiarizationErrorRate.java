package io.colloquy.bench.score;

import io.colloquy.core.speaker.OptimalAssignment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How much speech is given to the wrong speaker, by the rules of NIST's {@code md-eval.pl}, version
 * 22 (The 2009 Rich Transcription Meeting Recognition Evaluation Plan, section 6.1): overlapped
 * speech counts once for each speaker; speakers are mapped one to one so that they share the most
 * time, the time within collars included. All time is scored, whoever speaks.
 *
 * @param scoredMs how long the reference's speakers speak, summed over them
 * @param missedMs speech of more speakers than were found
 * @param falseAlarmMs found speech of more speakers than there were
 * @param confusionMs speech given to another speaker
 * @param referenceSpeakers how many people spoke
 * @param hypothesisSpeakers how many were found
 * @param speakers the reference's speakers and who was found for them
 */
public record DiarizationErrorRate(
    long scoredMs,
    long missedMs,
    long falseAlarmMs,
    long confusionMs,
    int referenceSpeakers,
    int hypothesisSpeakers,
    Map<String, String> speakers) {

  /**
   * Compares turns. Their text is of no account.
   *
   * @param collarMs so much before and behind each start and end of a reference turn is not scored;
   *     0 to score all, 250 as is usual beside it
   */
  public static DiarizationErrorRate of(
      List<SpeakerTurn> reference, List<SpeakerTurn> hypothesis, long collarMs) {
    SpeakerTimeline said = new SpeakerTimeline(reference);
    SpeakerTimeline found = new SpeakerTimeline(hypothesis);
    return scored(said, found, mapped(said, found), collarMs);
  }

  /** Errors per scored time, above 1 where much was invented; of no speech: 0, else 1. */
  public double rate() {
    long errorMs = missedMs + falseAlarmMs + confusionMs;
    return scoredMs == 0 ? Math.min(1, errorMs) : (double) errorMs / scoredMs;
  }

  /** How many speakers too many were found; negative where some are missing. */
  public int speakerCountError() {
    return hypothesisSpeakers - referenceSpeakers;
  }

  private static Map<String, String> mapped(SpeakerTimeline said, SpeakerTimeline found) {
    long[][] together = said.togetherMs(found);
    double[][] costs = new double[together.length][found.speakers().size()];
    for (int i = 0; i < costs.length; i++) {
      for (int j = 0; j < costs[i].length; j++) {
        costs[i][j] = -together[i][j];
      }
    }
    int[] columns = OptimalAssignment.cheapest(costs);
    Map<String, String> speakers = new HashMap<>();
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] != OptimalAssignment.NONE && together[i][columns[i]] > 0) {
        speakers.put(said.speakers().get(i), found.speakers().get(columns[i]));
      }
    }
    return Map.copyOf(speakers);
  }

  private static DiarizationErrorRate scored(
      SpeakerTimeline said, SpeakerTimeline found, Map<String, String> speakers, long collarMs) {
    TreeSet<Long> turnLimits = said.boundaries();
    TreeSet<Long> limits = new TreeSet<>(turnLimits);
    limits.addAll(found.boundaries());
    turnLimits.forEach(limit -> limits.addAll(List.of(limit - collarMs, limit + collarMs)));
    long scored = 0;
    long missed = 0;
    long falseAlarm = 0;
    long confusion = 0;
    for (Long start : limits) {
      Long end = limits.higher(start);
      if (end == null || isInCollar(turnLimits, start, end, collarMs)) {
        continue;
      }
      List<String> speaking = speaking(said, start);
      List<String> heard = speaking(found, start);
      long right = speaking.stream().filter(s -> heard.contains(speakers.get(s))).count();
      long duration = end - start;
      scored += duration * speaking.size();
      missed += duration * Math.max(0, speaking.size() - heard.size());
      falseAlarm += duration * Math.max(0, heard.size() - speaking.size());
      confusion += duration * (Math.min(speaking.size(), heard.size()) - right);
    }
    return new DiarizationErrorRate(
        scored,
        missed,
        falseAlarm,
        confusion,
        said.speakers().size(),
        found.speakers().size(),
        speakers);
  }

  /** Stretches do not reach over the limit of a collar, so they are wholly inside or outside. */
  private static boolean isInCollar(
      TreeSet<Long> turnLimits, long startMs, long endMs, long collarMs) {
    Long before = turnLimits.floor(startMs);
    Long behind = turnLimits.ceiling(endMs);
    return (before != null && endMs <= before + collarMs)
        || (behind != null && startMs >= behind - collarMs);
  }

  private static List<String> speaking(SpeakerTimeline timeline, long ms) {
    return timeline.speakers().stream().filter(s -> timeline.speaks(s, ms)).toList();
  }
}
