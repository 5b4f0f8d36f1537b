package io.colloquy.core.align;

import io.colloquy.core.speaker.SpeakerId;
import io.colloquy.core.speaker.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The turns around a piece of transcript: an outside diarizer's, and others where it has none. */
final class PieceTurns {
  /** Numbers from here on stand for labels, so that those of tracked speakers stay as they are. */
  private static final int FIRST_LABEL = 1 << 20;

  private final List<String> labels;
  private final List<Turn> turns = new ArrayList<>();

  PieceTurns(List<Turn> own, List<OutsideTurn> outside) {
    labels = outside.stream().map(OutsideTurn::label).distinct().sorted().toList();
    for (OutsideTurn turn : outside) {
      int number = FIRST_LABEL + labels.indexOf(turn.label());
      turns.add(new Turn(turn.startMs(), turn.endMs(), number));
    }
    List<OutsideTurn> inOrder =
        outside.stream().sorted(Comparator.comparingLong(OutsideTurn::startMs)).toList();
    own.forEach(turn -> addWithout(turn, inOrder));
  }

  private void addWithout(Turn turn, List<OutsideTurn> inOrder) {
    long fromMs = turn.startMs();
    for (OutsideTurn taken : inOrder) {
      if (taken.startMs() > fromMs && fromMs < turn.endMs()) {
        turns.add(new Turn(fromMs, Math.min(turn.endMs(), taken.startMs()), turn.speaker()));
      }
      fromMs = Math.max(fromMs, taken.endMs());
    }
    if (fromMs < turn.endMs()) {
      turns.add(new Turn(fromMs, turn.endMs(), turn.speaker()));
    }
  }

  List<Turn> turns() {
    return turns;
  }

  /** The id of a speaker of these turns; null if nobody knows who it is. */
  String id(int speaker) {
    return speaker >= FIRST_LABEL
        ? SpeakerId.outside(labels.get(speaker - FIRST_LABEL))
        : SpeakerId.tracked(speaker);
  }
}
