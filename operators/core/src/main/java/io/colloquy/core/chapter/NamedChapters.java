package io.colloquy.core.chapter;

import io.colloquy.core.vector.GramMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Chapters with all that people are shown of them. */
public final class NamedChapters {
  /** What is said last may be what a chapter is about. */
  private static final long NAMED_ANEW_MS = 120_000;

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
   * The chapters of an interview that goes on, without speakers. Where no boundary has changed only
   * the last one grows, and is named anew every two minutes: naming costs more the longer the
   * interview is.
   *
   * @param heard the units that are known so far, in any order, with their vectors; of those that
   *     lie over each other the first counts
   * @param before what was found last; empty at first
   */
  public static List<Chapter> provisional(List<UnitText> heard, List<Chapter> before) {
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
    List<ChapterSpan> found = OnlineChapters.find(units);
    return startsOf(before, Chapter::startMs).equals(startsOf(found, ChapterSpan::startMs))
        ? grown(before, found, units, sentences)
        : name(found, units, sentences);
  }

  private static <T> List<Long> startsOf(List<T> parts, Function<T, Long> startMs) {
    return parts.stream().map(startMs).toList();
  }

  private static List<Chapter> grown(
      List<Chapter> before,
      List<ChapterSpan> found,
      List<ChapterUnit> units,
      List<Sentence> sentences) {
    if (before.isEmpty()) {
      return before;
    }
    int last = before.size() - 1;
    Chapter open = before.get(last);
    ChapterSpan span = found.get(last);
    List<Chapter> grown = new ArrayList<>(before);
    if (namings(open.startMs(), open.endMs()) == namings(open.startMs(), span.endMs())) {
      grown.set(last, open.until(span.endMs()));
      return grown;
    }
    List<Chapter> named = name(found, units, sentences);
    Chapter renamed = named.get(last);
    // A title that an earlier chapter had before is free only where all are named anew.
    if (before.subList(0, last).stream().anyMatch(one -> one.title().equals(renamed.title()))) {
      return named;
    }
    grown.set(last, renamed);
    return grown;
  }

  /** How often an open chapter of this length has been named since it began. */
  private static long namings(long startMs, long endMs) {
    return (endMs - startMs) / NAMED_ANEW_MS;
  }

  private static List<UnitText> inOrder(List<UnitText> heard) {
    return heard.stream()
        .sorted(Comparator.comparingLong(known -> known.unit().startMs()))
        .toList();
  }

  private static List<Chapter> name(
      List<ChapterSpan> spans, List<ChapterUnit> units, List<Sentence> sentences) {
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
