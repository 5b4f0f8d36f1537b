package io.colloquy.flink.stitch;

import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import io.colloquy.flink.stitch.TranscriptEvent.MediaSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What of a gap late audio filled: the gap without the spans that remain. */
public final class FilledSpans {
  private FilledSpans() {}

  /** In order of time. */
  public static List<MediaSpan> of(TranscriptEvent filledGap) {
    List<MediaSpan> remaining =
        filledGap.remaining().stream()
            .filter(missing -> missing.startMs() < missing.endMs())
            .sorted(Comparator.comparingLong(MediaSpan::startMs))
            .toList();
    List<MediaSpan> filled = new ArrayList<>();
    long from = filledGap.startMs();
    for (MediaSpan missing : remaining) {
      if (missing.startMs() > from) {
        filled.add(new MediaSpan(from, missing.startMs()));
      }
      from = Math.max(from, missing.endMs());
    }
    if (from < filledGap.endMs()) {
      filled.add(new MediaSpan(from, filledGap.endMs()));
    }
    return filled;
  }

  /** The filled spans' part of what was not understood, in order of time. */
  static List<UnclearSpan> unclear(TranscriptEvent filledGap, List<UnclearSpan> unclear) {
    List<UnclearSpan> parts = new ArrayList<>();
    for (MediaSpan filled : of(filledGap)) {
      for (UnclearSpan span : unclear) {
        long startMs = Math.max(filled.startMs(), span.startMs());
        long endMs = Math.min(filled.endMs(), span.endMs());
        if (startMs < endMs) {
          parts.add(span.at(startMs, endMs));
        }
      }
    }
    return parts;
  }

  /** What of a filled span was not understood. */
  public static List<UnclearSpan> unclearIn(MediaSpan filled, TranscriptEvent filledGap) {
    return filledGap.unclear().stream()
        .filter(span -> filled.startMs() <= span.startMs() && span.startMs() < filled.endMs())
        .toList();
  }

  /** The words that were heard in filled spans, and in none that remains. */
  public static List<Word> words(TranscriptEvent filledGap) {
    return of(filledGap).stream().flatMap(filled -> wordsIn(filled, filledGap).stream()).toList();
  }

  /** The words that were heard in a filled span. */
  public static List<Word> wordsIn(MediaSpan filled, TranscriptEvent filledGap) {
    return filledGap.words().stream()
        .filter(
            word -> filled.startMs() <= word.midpointMs() && word.midpointMs() <= filled.endMs())
        .toList();
  }
}
