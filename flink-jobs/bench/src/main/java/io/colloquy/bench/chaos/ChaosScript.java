package io.colloquy.bench.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All that goes wrong under a seed, decided before anything starts.
 *
 * @param interviews by number
 * @param strikes in order
 */
record ChaosScript(long seed, List<InterviewScript> interviews, List<Strike> strikes) {

  private static final int KILLS_PER_PAUSE = 3;
  private static final int LEAST_PAUSE_MS = 1_000;

  /** Longer than the 6 s after which Flink gives a silent process up. */
  private static final int MOST_PAUSE_MS = 10_000;

  /** Interviews differ in length by less than this. */
  private static final int MORE_SECONDS = 60;

  /** Whole chunks of any length. */
  private static final int STEP_SECONDS = 2;

  /** The first documents are there before the first strike. */
  private static final double FIRST_SHARE = 0.12;

  private static final double LAST_SHARE = 0.92;

  /**
   * Draws a script.
   *
   * @param seconds the least length of an interview
   */
  static ChaosScript draw(long seed, int interviews, int kills, int seconds) {
    Random random = new Random(seed);
    List<InterviewScript> scripts =
        IntStream.range(0, interviews)
            .mapToObj(number -> InterviewScript.draw(random, number, durationMs(random, seconds)))
            .toList();
    return new ChaosScript(seed, scripts, strikes(random, kills));
  }

  private static long durationMs(Random random, int seconds) {
    return (seconds + STEP_SECONDS * random.nextInt(MORE_SECONDS / STEP_SECONDS)) * 1_000L;
  }

  /** Every victim is killed before one is killed again. */
  private static List<Strike> strikes(Random random, int kills) {
    List<Victim> killed = new ArrayList<>();
    while (killed.size() < kills) {
      List<Victim> round = new ArrayList<>(Arrays.asList(Victim.values()));
      Collections.shuffle(round, random);
      killed.addAll(round);
    }
    int pauses = (kills + KILLS_PER_PAUSE - 1) / KILLS_PER_PAUSE;
    List<Boolean> isKill = new ArrayList<>(Collections.nCopies(kills, true));
    isKill.addAll(Collections.nCopies(pauses, false));
    Collections.shuffle(isKill, random);
    List<Strike> strikes = new ArrayList<>();
    double step = (LAST_SHARE - FIRST_SHARE) / isKill.size();
    int next = 0;
    for (int strike = 0; strike < isKill.size(); strike++) {
      double share = FIRST_SHARE + (strike + random.nextDouble()) * step;
      Victim any = Victim.values()[random.nextInt(Victim.values().length)];
      long pauseMs = LEAST_PAUSE_MS + random.nextInt(MOST_PAUSE_MS - LEAST_PAUSE_MS);
      strikes.add(
          isKill.get(strike)
              ? new Strike(killed.get(next++), share, 0)
              : new Strike(any, share, pauseMs));
    }
    return List.copyOf(strikes);
  }

  /** What is sent when nothing else goes wrong, in order. */
  List<Delivery> undisturbed() {
    return inOrder(interviews.stream().flatMap(interview -> interview.undisturbed().stream()));
  }

  /** What is sent between the strikes, in order. */
  List<Delivery> disturbed() {
    return inOrder(interviews.stream().flatMap(interview -> interview.disturbed().stream()));
  }

  private static List<Delivery> inOrder(Stream<Delivery> deliveries) {
    return deliveries.sorted(Comparator.comparingLong(Delivery::dueMs)).toList();
  }

  /** The length of the longest interview. */
  long longestMs() {
    return interviews.stream().mapToLong(InterviewScript::durationMs).max().orElseThrow();
  }

  long count(ChunkFault fault) {
    return interviews.stream().mapToLong(interview -> interview.count(fault)).sum();
  }

  long reordered() {
    return interviews.stream().mapToLong(InterviewScript::reordered).sum();
  }

  long kills(Victim victim) {
    return strikes.stream().filter(Strike::isKill).filter(s -> s.victim() == victim).count();
  }

  long kills() {
    return strikes.stream().filter(Strike::isKill).count();
  }

  /** The script as people read it. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (InterviewScript interview : interviews) {
      lines.add(
          "%s: %d s in chunks of %d ms, %s"
              .formatted(
                  interview.id(),
                  interview.durationMs() / 1_000,
                  interview.chunkMs(),
                  interview.faults()));
    }
    strikes.forEach(strike -> lines.add(strike.toString()));
    return lines;
  }
}
