package io.colloquy.core.chapter;

import io.colloquy.core.segment.Gap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts the sentences of all streams into units. A unit has the sentences that start in one stretch
 * of 25 s of media time, up to a gap: so a late word changes the one unit that it lies in.
 */
public final class UnitCutter {
  /** Media time falls into stretches of this length. */
  public static final long STRETCH_MS = 25_000;

  /** In which order sentences of several streams are told. */
  public static final Comparator<Sentence> ORDER =
      Comparator.comparingLong(Sentence::startMs)
          .thenComparing(Sentence::streamId)
          .thenComparingLong(Sentence::endMs)
          .thenComparing(Sentence::text);

  private UnitCutter() {}

  /**
   * Cuts all that is known of an interview, or all from the beginning of a stretch on.
   *
   * @param sentences of all streams, in this class's {@link #ORDER}
   * @param gaps where audio is missing on every stream at once, as {@link CommonGaps} tells
   * @return the units by start
   */
  public static List<UnitText> cut(List<Sentence> sentences, List<Gap> gaps) {
    List<UnitText> units = new ArrayList<>();
    List<Opening> openings = new ArrayList<>();
    float[] cues = Cues.of(sentences);
    int first = 0;
    long reachedMs = 0;
    boolean afterGap = false;
    for (int i = 0; i < sentences.size(); i++) {
      Sentence sentence = sentences.get(i);
      boolean gapBefore = isGapBetween(gaps, reachedMs, sentence.startMs());
      boolean begins = i == 0 || gapBefore || stretch(sentence) != stretch(sentences.get(first));
      if (begins) {
        if (i > 0) {
          units.add(unit(sentences.subList(first, i), afterGap, openings));
        }
        first = i;
        afterGap = gapBefore;
        openings.clear();
      }
      openings.add(opening(sentences, i, reachedMs, gapBefore, cues[i]));
      reachedMs = Math.max(reachedMs, sentence.endMs());
    }
    if (!sentences.isEmpty()) {
      units.add(unit(sentences.subList(first, sentences.size()), afterGap, openings));
    }
    return units;
  }

  /** The number of the stretch in which a sentence starts. */
  public static long stretch(Sentence sentence) {
    return Math.floorDiv(sentence.startMs(), STRETCH_MS);
  }

  /** By its middle, because times of words may reach into a gap. So a gap lies in one place. */
  private static boolean isGapBetween(List<Gap> gaps, long afterMs, long untilMs) {
    return gaps.stream()
        .mapToLong(gap -> (gap.startMs() + gap.endMs()) / 2)
        .anyMatch(middleMs -> afterMs <= middleMs && middleMs <= untilMs);
  }

  private static Opening opening(
      List<Sentence> sentences, int index, long reachedMs, boolean gapBefore, float cue) {
    Sentence sentence = sentences.get(index);
    boolean hasPause = index > 0 && !gapBefore;
    return new Opening(
        sentence.startMs(),
        hasPause ? sentence.startMs() - reachedMs : 0,
        index > 0 && SpokenTurns.isOtherSpeaker(sentences.get(index - 1), sentence),
        cue);
  }

  private static UnitText unit(List<Sentence> sentences, boolean afterGap, List<Opening> openings) {
    long endMs = sentences.stream().mapToLong(Sentence::endMs).max().orElseThrow();
    int words = sentences.stream().mapToInt(Sentence::words).sum();
    String text = sentences.stream().map(Sentence::text).collect(Collectors.joining(" "));
    ChapterUnit unit =
        new ChapterUnit(
            sentences.get(0).startMs(), endMs, afterGap, words, List.copyOf(openings), null);
    return new UnitText(unit, text);
  }
}
