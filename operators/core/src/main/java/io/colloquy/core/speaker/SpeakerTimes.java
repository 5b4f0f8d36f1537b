package io.colloquy.core.speaker;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** When each speaker speaks: a speaker's turns that overlap are one. */
final class SpeakerTimes {
  private final int[] speakers;
  private final List<List<Turn>> turns;

  private SpeakerTimes(int[] speakers, List<List<Turn>> turns) {
    this.speakers = speakers;
    this.turns = turns;
  }

  static SpeakerTimes of(List<Turn> turns) {
    Map<Integer, List<Turn>> bySpeaker = new TreeMap<>();
    turns.stream()
        .filter(turn -> turn.durationMs() > 0)
        .sorted(Comparator.comparingLong(Turn::startMs))
        .forEach(
            turn -> add(turn, bySpeaker.computeIfAbsent(turn.speaker(), s -> new ArrayList<>())));
    return new SpeakerTimes(
        bySpeaker.keySet().stream().mapToInt(Integer::intValue).toArray(),
        List.copyOf(bySpeaker.values()));
  }

  private static void add(Turn turn, List<Turn> joined) {
    int last = joined.size() - 1;
    if (last >= 0 && joined.get(last).endMs() >= turn.startMs()) {
      Turn before = joined.remove(last);
      long endMs = Math.max(before.endMs(), turn.endMs());
      joined.add(new Turn(before.startMs(), endMs, turn.speaker()));
    } else {
      joined.add(turn);
    }
  }

  /** How many there are. */
  int speakers() {
    return speakers.length;
  }

  int speaker(int place) {
    return speakers[place];
  }

  /**
   * How much of a word each speaker's turns cover, in half milliseconds. Where none does, those
   * within the tolerance count by half of what they are nearer than it.
   */
  long[] evidence(Word word, long toleranceMs) {
    long[] covered = new long[speakers.length];
    long[] near = new long[speakers.length];
    boolean any = false;
    long endMs = Math.max(word.endMs(), word.startMs() + 1);
    for (int place = 0; place < speakers.length; place++) {
      for (Turn turn : around(place, word.startMs() - toleranceMs, endMs + toleranceMs)) {
        covered[place] += 2 * turn.overlapMs(word.startMs(), endMs);
        long distance = Math.max(turn.startMs() - endMs, word.startMs() - turn.endMs());
        near[place] = Math.max(near[place], toleranceMs - Math.max(0, distance));
      }
      any |= covered[place] > 0;
    }
    return any ? covered : near;
  }

  /** Whether anybody but the speaker speaks during half of the word or more. */
  boolean isOverlapped(Word word, int place) {
    for (int other = 0; other < speakers.length; other++) {
      long shared = 0;
      for (Turn turn : around(other, word.startMs(), word.endMs())) {
        shared += turn.overlapMs(word.startMs(), word.endMs());
      }
      if (other != place && shared > 0 && 2 * shared >= word.durationMs()) {
        return true;
      }
    }
    return false;
  }

  /** The turns that a stretch touches; they are in order and do not overlap. */
  private List<Turn> around(int place, long fromMs, long toMs) {
    List<Turn> all = turns.get(place);
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (all.get(middle).endMs() < fromMs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int end = low;
    while (end < all.size() && all.get(end).startMs() <= toMs) {
      end++;
    }
    return all.subList(low, end);
  }
}
