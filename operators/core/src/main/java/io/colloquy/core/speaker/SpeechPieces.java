package io.colloquy.core.speaker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Speech cut into pieces so short that mostly one person speaks in each. */
public final class SpeechPieces {
  /**
   * People pause between turns more often than not, and short pieces make doubtful embeddings: cut
   * at 2 s, one person often became two.
   */
  private static final long LONGEST_MS = 5_000;

  /** A voice is not known by less, in milliseconds. */
  public static final long SHORTEST_MS = 500;

  private SpeechPieces() {}

  /**
   * Cuts speech.
   *
   * @param speech stretches in which somebody speaks, in order; they may overlap
   * @return the same in pieces that are numbered from 0; a stretch too short to know a voice by has
   *     the number of the nearest piece, or one of its own if there is none
   */
  public static List<Turn> of(List<Turn> speech) {
    List<Turn> pieces = new ArrayList<>();
    for (Turn stretch : speech) {
      if (stretch.durationMs() >= SHORTEST_MS) {
        cut(stretch, pieces);
      }
    }
    List<Turn> all = new ArrayList<>(pieces);
    for (Turn stretch : speech) {
      if (stretch.durationMs() > 0 && stretch.durationMs() < SHORTEST_MS) {
        all.add(stretch.by(pieces.isEmpty() ? all.size() : nearest(stretch, pieces)));
      }
    }
    all.sort(Comparator.comparingLong(Turn::startMs));
    return all;
  }

  private static void cut(Turn stretch, List<Turn> pieces) {
    long count = (stretch.durationMs() + LONGEST_MS - 1) / LONGEST_MS;
    for (long i = 0; i < count; i++) {
      pieces.add(
          new Turn(
              stretch.startMs() + stretch.durationMs() * i / count,
              stretch.startMs() + stretch.durationMs() * (i + 1) / count,
              pieces.size()));
    }
  }

  private static int nearest(Turn stretch, List<Turn> pieces) {
    return pieces.stream()
        .min(
            Comparator.comparingLong(
                piece ->
                    Math.max(piece.startMs() - stretch.endMs(), stretch.startMs() - piece.endMs())))
        .map(Turn::speaker)
        .orElseThrow();
  }
}
