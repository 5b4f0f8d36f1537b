package io.colloquy.core.stitch.cases;

import io.colloquy.core.stitch.RecognizedWindow;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * A recognizer: it hears the words of a window with inexact times, and wrongly or not at all what
 * the window's edge left of a word.
 *
 * <p>Some cases nobody could decide, because nothing in the windows tells which is which. They are
 * left out, as follows. Beside an overlap of less than a second times are within 25 ms: else a word
 * could as well be its neighbour. Where time alone tells a word from others (it is repeated at
 * once, cut, or misheard) it is within 75 ms. What is left of a cut word is not taken for its
 * neighbour: that would be a stutter. A word that two windows have whole is heard by both: of one
 * that only one of them heard, nobody knows whether the other missed it or the one made it up.
 */
final class Hearing {
  private static final int SHORTEST_HEARD_MS = 40;
  private static final long SHORT_OVERLAP_MS = 1_000;
  private static final String[] MARKS = {"", "", "", ",", ".", "?", "!", "…", ";"};

  private final CaseFamily family;
  private final Random random;
  private final List<Word> spoken;
  private final Set<Integer> misheard = new HashSet<>();

  Hearing(CaseFamily family, Random random, List<Word> spoken) {
    this.family = family;
    this.random = random;
    this.spoken = spoken;
    for (int number = 0; number < spoken.size(); number++) {
      if (family.includes(CaseFamily.MISHEARD) && random.nextInt(6) == 0) {
        misheard.add(number);
      }
    }
  }

  List<RecognizedWindow> of(List<WindowSpan> spans) {
    return spans.stream().map(this::hear).toList();
  }

  private RecognizedWindow hear(WindowSpan span) {
    List<Word> heard = new ArrayList<>();
    long earliest = span.startMs();
    long clock = clockErrorMs(span);
    for (int number = 0; number < spoken.size(); number++) {
      Word word = spoken.get(number);
      long from = Math.max(span.startMs(), word.startMs());
      long to = Math.min(span.endMs(), word.endMs());
      if (to <= from) {
        continue;
      }
      String text = text(number, from, to);
      if (text.isEmpty()) {
        continue;
      }
      TimeErrors errors = errors(number, span);
      long least = (to - from) / 2;
      from = within(earliest, span.endMs() - least, from + clock + errors.next(random));
      to = within(from + least, span.endMs(), to + clock + errors.next(random));
      float probability = 0.5f + random.nextFloat() / 2;
      boolean half =
          isCut(word, span) && !new Word(text, from, to, 1).spokenText().equals(word.text());
      WordNumber said = new WordNumber(number, half);
      heard.add(new Word(text, from, to, probability, said.toString()));
      earliest = from + SHORTEST_HEARD_MS;
    }
    return new RecognizedWindow(
        span.startMs(),
        span.endMs(),
        span.overlapBeforeMs(),
        span.overlapAfterMs(),
        span.endMs() - span.overlapAfterMs(),
        heard);
  }

  private long clockErrorMs(WindowSpan span) {
    boolean inexact =
        family.includes(CaseFamily.RECORDER_REPEATS)
            && !isShort(span.overlapBeforeMs())
            && !isShort(span.overlapAfterMs());
    return inexact ? random.nextInt(51) - 25 : 0;
  }

  private TimeErrors errors(int number, WindowSpan span) {
    Word word = spoken.get(number);
    boolean besideShortOverlap =
        isShort(span.overlapBeforeMs())
                && word.startMs() < span.startMs() + span.overlapBeforeMs() + SHORT_OVERLAP_MS
            || isShort(span.overlapAfterMs())
                && word.endMs() > span.endMs() - span.overlapAfterMs() - SHORT_OVERLAP_MS;
    if (besideShortOverlap) {
      return TimeErrors.SMALL;
    }
    if (isCut(word, span) || isStuttered(number) || misheard.contains(number)) {
      return TimeErrors.MIDDLING;
    }
    return family.includes(CaseFamily.UNEVEN_TIMES) ? TimeErrors.UNEVEN : TimeErrors.MEASURED;
  }

  private static boolean isCut(Word word, WindowSpan span) {
    return word.startMs() < span.startMs() || word.endMs() > span.endMs();
  }

  private boolean isStuttered(int number) {
    String text = spoken.get(number).text();
    return number > 0 && spoken.get(number - 1).text().equals(text)
        || number + 1 < spoken.size() && spoken.get(number + 1).text().equals(text);
  }

  private static boolean isShort(long overlapMs) {
    return overlapMs > 0 && overlapMs < SHORT_OVERLAP_MS;
  }

  /** What is heard of a word from a time to a time; empty if nothing. */
  private String text(int number, long from, long to) {
    Word word = spoken.get(number);
    boolean headless = from > word.startMs();
    boolean tailless = to < word.endMs();
    if (headless || tailless) {
      boolean missed = to - from < SHORTEST_HEARD_MS || random.nextBoolean();
      return missed ? "" : fragment(number, headless);
    }
    if (misheard.contains(number) && random.nextBoolean()) {
      return "mis" + word.text();
    }
    return family.includes(CaseFamily.WRITTEN_DIFFERENTLY) ? written(word.text()) : word.text();
  }

  private String fragment(int number, boolean headless) {
    String text = spoken.get(number).text();
    int middle = (text.length() + 1) / 2;
    return switch (random.nextInt(3)) {
      case 0 ->
          headless ? "-" + text.substring(text.length() / 2) : text.substring(0, middle) + "-";
      case 1 -> otherThanNeighbours(number);
      default -> text;
    };
  }

  private String otherThanNeighbours(int number) {
    List<String> neighbours =
        spoken.subList(Math.max(0, number - 1), Math.min(spoken.size(), number + 2)).stream()
            .map(Word::text)
            .toList();
    String guess = Monologue.anyWord(random);
    return neighbours.contains(guess) ? otherThanNeighbours(number) : guess;
  }

  private String written(String text) {
    String cased =
        random.nextInt(3) == 0
            ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1)
            : text;
    return (random.nextInt(8) == 0 ? "“" : "") + cased + MARKS[random.nextInt(MARKS.length)];
  }

  private static long within(long low, long high, long time) {
    return Math.max(low, Math.min(high, time));
  }
}
