package io.colloquy.core.chapter;

import io.colloquy.core.vector.GramMatrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Cuts a whole interview into chapters: of all ways to cut it, takes the one that gains most. Each
 * chapter gains by how little its units scatter about their mean, computed from the Gram matrix of
 * the whole interview, and by how likely its start opens a subject; each costs the same penalty.
 * Scatter counts in multiples of the interview's own, so that one penalty serves talk that wanders
 * and talk that does not.
 *
 * <p>Exact penalised segmentation as in Killick, Fearnhead and Eckley (2012), without pruning:
 * openings are few, and shorter chapters than a minute are not looked at. Of more than 14 hours,
 * units are compared in small groups of neighbours, which bounds the memory that it takes.
 */
public final class Chapters {
  /** An opening speaks for itself, but also for its neighbours: which one it is may be unclear. */
  private static final long NEIGHBOURS_MS = 15_000;

  private static final double OWN = 0.3;
  private static final double PRIOR_WORDS = 36;

  private final UnitGram gram;
  private final List<Opening> openings;
  private final long endMs;
  private final ChapterSettings settings;

  private Chapters(List<ChapterUnit> units, GramMatrix gramMatrix, ChapterSettings settings) {
    gram = new UnitGram(units, gramMatrix);
    openings = units.stream().flatMap(unit -> unit.openings().stream()).toList();
    endMs = endMs(units, openings);
    this.settings = settings;
  }

  /** Behind every start: a chapter whose last words take no time has them nevertheless. */
  private static long endMs(List<ChapterUnit> units, List<Opening> openings) {
    long spokenMs = units.stream().mapToLong(ChapterUnit::endMs).max().orElse(0);
    long lastStartMs = openings.stream().mapToLong(Opening::startMs).max().orElse(0);
    return Math.max(spokenMs, lastStartMs + 1);
  }

  /** Finds where the subject changes, with {@link ChapterSettings#DEFAULTS}. */
  public static List<ChapterSpan> find(List<ChapterUnit> units, GramMatrix gramMatrix) {
    return find(units, gramMatrix, ChapterSettings.DEFAULTS);
  }

  /**
   * Finds where the subject changes. The result depends on the arguments alone.
   *
   * @param units the interview's units in order of time, each with at least one opening
   * @param gramMatrix multiplies their vectors
   * @return the chapters in order; none if there are no units
   */
  public static List<ChapterSpan> find(
      List<ChapterUnit> units, GramMatrix gramMatrix, ChapterSettings settings) {
    return units.isEmpty() ? List.of() : new Chapters(units, gramMatrix, settings).find();
  }

  private List<ChapterSpan> find() {
    double[] odds = OpeningOdds.of(openings, gram, settings);
    double[] likely = likely(odds);
    double[] positions =
        openings.stream().mapToDouble(opening -> gram.position(opening.startMs())).toArray();
    int count = openings.size();
    double[] gain = new double[count + 1];
    int[] previous = new int[count + 1];
    for (int i = 1; i <= count; i++) {
      boolean isEnd = i == count;
      gain[i] = Double.NEGATIVE_INFINITY;
      int starts = isEnd ? count : startsBefore(startMs(i) - settings.shortestMs());
      if (!isEnd && (starts == 0 || endMs - startMs(i) < settings.shortestMs())) {
        continue;
      }
      double end = isEnd ? gram.position(endMs) : positions[i];
      double[] explained = gram.explained(positions, starts, end, PRIOR_WORDS);
      double start = isEnd ? 0 : likely[i] + OWN * odds[i] - settings.penalty();
      for (int j = 0; j < starts; j++) {
        double total = gain[j] + settings.scatter() * explained[j] + start;
        if (total > gain[i]) {
          gain[i] = total;
          previous[i] = j;
        }
      }
    }
    return spans(previous, likely);
  }

  private List<ChapterSpan> spans(int[] previous, double[] likely) {
    List<ChapterSpan> spans = new ArrayList<>();
    long untilMs = endMs;
    int untilUnit = (int) Math.round(gram.unit(endMs));
    for (int i = previous[openings.size()]; ; i = previous[i]) {
      int nearest = (int) Math.round(gram.unit(startMs(i)));
      int unit = Math.max(0, Math.min(nearest, untilUnit - 1));
      int last = Math.max(unit, untilUnit - 1);
      spans.add(new ChapterSpan(startMs(i), untilMs, unit, last, i == 0 ? 1 : likely[i]));
      untilMs = startMs(i);
      untilUnit = unit;
      if (i == 0) {
        break;
      }
    }
    Collections.reverse(spans);
    return spans;
  }

  /** For each opening, how likely there is one that opens a subject within 15 s of it. */
  private double[] likely(double[] odds) {
    double[] before = new double[odds.length + 1];
    for (int i = 0; i < odds.length; i++) {
      before[i + 1] = before[i] + odds[i];
    }
    double[] likely = new double[odds.length];
    for (int i = 0; i < odds.length; i++) {
      int from = startsBefore(startMs(i) - NEIGHBOURS_MS - 1);
      int to = startsBefore(startMs(i) + NEIGHBOURS_MS);
      likely[i] = 1 - Math.exp(before[from] - before[to]);
    }
    return likely;
  }

  private long startMs(int opening) {
    return openings.get(opening).startMs();
  }

  /** How many openings lie at a time or before it. */
  private int startsBefore(long ms) {
    int from = 0;
    int to = openings.size();
    while (from < to) {
      int middle = (from + to) / 2;
      if (startMs(middle) <= ms) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
