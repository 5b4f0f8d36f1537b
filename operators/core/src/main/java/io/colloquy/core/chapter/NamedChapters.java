package io.colloquy.core.chapter;

import io.colloquy.core.segment.SegmentBucket;
import io.colloquy.core.vector.GramMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Chapters with all that people are shown of them. */
public final class NamedChapters {
  private NamedChapters() {}

  /**
   * The chapters of a whole interview. They depend on the arguments alone.
   *
   * @param units all its units in order of time, with their vectors
   * @param sentences all its sentences in order of their starts
   * @param gramMatrix multiplies the vectors
   */
  public static List<Chapter> whole(
      List<ChapterUnit> units, List<Sentence> sentences, GramMatrix gramMatrix) {
    return name(Chapters.find(units, gramMatrix), units, sentences);
  }

  /**
   * The chapters of an interview that goes on, without speakers.
   *
   * @param heard the units that are known so far, in any order, with their vectors; of those that
   *     lie over each other the first counts
   */
  public static List<Chapter> provisional(List<UnitText> heard) {
    List<ChapterUnit> units = new ArrayList<>();
    List<Sentence> sentences = new ArrayList<>();
    long reachedMs = 0;
    for (UnitText known : inOrder(heard)) {
      ChapterUnit unit = known.unit();
      if (unit.startMs() >= reachedMs) {
        units.add(unit);
        sentences.add(new Sentence("", unit.startMs(), unit.endMs(), known.text(), null));
        reachedMs = unit.endMs();
      }
    }
    return name(OnlineChapters.find(units), units, sentences);
  }

  private static List<UnitText> inOrder(List<UnitText> heard) {
    return heard.stream()
        .sorted(Comparator.comparingLong(known -> known.unit().startMs()))
        .toList();
  }

  private static List<Chapter> name(
      List<ChapterSpan> found, List<ChapterUnit> units, List<Sentence> sentences) {
    List<ChapterSpan> spans = apart(found);
    List<ChapterTitle> titles = ChapterTitles.of(spans, units, sentences);
    List<Chapter> chapters = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      ChapterSpan span = spans.get(i);
      ChapterTitle title = titles.get(i);
      chapters.add(
          new Chapter(
              span.startMs(),
              span.endMs(),
              title.title(),
              title.keywords(),
              title.sentence(),
              speakers(span, sentences),
              span.strength()));
    }
    return chapters;
  }

  /** No two chapters start in one bucket: the later one would take the other's document. */
  private static List<ChapterSpan> apart(List<ChapterSpan> found) {
    List<ChapterSpan> apart = new ArrayList<>();
    for (ChapterSpan span : found) {
      int last = apart.size() - 1;
      if (last >= 0
          && SegmentBucket.of(apart.get(last).startMs()) == SegmentBucket.of(span.startMs())) {
        ChapterSpan before = apart.get(last);
        apart.set(
            last,
            new ChapterSpan(
                before.startMs(),
                span.endMs(),
                before.firstUnit(),
                span.lastUnit(),
                before.strength()));
      } else {
        apart.add(span);
      }
    }
    return apart;
  }

  private static List<String> speakers(ChapterSpan span, List<Sentence> sentences) {
    return sentences.stream()
        .filter(
            sentence -> span.startMs() <= sentence.startMs() && sentence.startMs() < span.endMs())
        .map(Sentence::speaker)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }
}
