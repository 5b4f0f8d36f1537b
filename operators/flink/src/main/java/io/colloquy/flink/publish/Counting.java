package io.colloquy.flink.publish;

import io.colloquy.core.segment.BucketText;
import io.colloquy.core.speaker.SpeakerId;
import io.colloquy.flink.chapter.ChapterEvent;
import io.colloquy.flink.stitch.TranscriptEvent;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Counts what is published of an interview. */
final class Counting {
  private final TreeSet<String> speakers = new TreeSet<>();
  private int segments;
  private int gaps;
  private int unclear;

  void add(BucketText published) {
    segments += published.segments().size();
    gaps += published.gaps().size();
    unclear += published.unclear().size();
    published
        .speakers()
        .filter(Objects::nonNull)
        .forEach(speaker -> speakers.add(SpeakerId.label(speaker)));
  }

  DocumentCounts segments(TranscriptEvent completed, int completion) {
    return new DocumentCounts(
        DocumentCounts.Of.SEGMENTS,
        completed.tenantId(),
        completed.interviewId(),
        completed.interviewBeganAtMs(),
        completed.generation(),
        completion,
        segments,
        gaps,
        unclear,
        List.copyOf(speakers));
  }

  static DocumentCounts chapters(ChapterEvent found) {
    return new DocumentCounts(
        DocumentCounts.Of.CHAPTERS,
        found.tenantId(),
        found.interviewId(),
        found.interviewBeganAtMs(),
        found.generation(),
        found.completion(),
        found.chapters().size(),
        0,
        0,
        null);
  }
}
