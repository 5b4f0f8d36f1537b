package io.colloquy.local.export;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.local.search.IndexedSegment;
import io.colloquy.local.search.IndexedSegment.IndexedWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Transcripts to export. */
final class Interviews {

  static final String BEGAN_AT = "2026-03-05T10:00:00.000Z";

  private static final String[] ENDS = {"", "", "", "", "", ",", ".", "?"};

  private static final String[] NAMES = {null, "Ada", "A & B <of a long name indeed>"};

  private Interviews() {}

  static Transcript of(IndexedSegment... segments) {
    return new Transcript(new InterviewKey("local", "call-7"), BEGAN_AT, List.of(segments));
  }

  /** Words of 400 ms, the next one right behind. */
  static IndexedSegment speech(String stream, long startMs, String text) {
    List<IndexedWord> words = new ArrayList<>();
    for (String word : text.split(" ")) {
      long wordMs = startMs + 400L * words.size();
      words.add(new IndexedWord(word, wordMs, wordMs + 400, 0.5f));
    }
    return speech(stream, words);
  }

  static IndexedSegment speech(String stream, List<IndexedWord> words) {
    long startMs = words.get(0).startMs();
    String text = String.join(" ", words.stream().map(IndexedWord::text).toList());
    return new IndexedSegment(
        "local/call-7/%s/%d/0".formatted(stream, startMs),
        "local",
        "call-7",
        stream,
        BEGAN_AT,
        "speech",
        startMs,
        words.get(words.size() - 1).endMs(),
        text,
        words,
        null);
  }

  /** The same, said by somebody. */
  static IndexedSegment saidBy(String speaker, String name, IndexedSegment segment) {
    return new IndexedSegment(
        segment.segmentId(),
        segment.tenantId(),
        segment.interviewId(),
        segment.streamId(),
        segment.interviewBeganAt(),
        segment.kind(),
        segment.startMs(),
        segment.endMs(),
        segment.text(),
        segment.words(),
        segment.gapReason(),
        speaker,
        name,
        "segmentation",
        null,
        null,
        segment.unclearReason(),
        segment.rawText());
  }

  /** The same, in a chapter. */
  static IndexedSegment in(String chapterId, String title, IndexedSegment segment) {
    return new IndexedSegment(
        segment.segmentId(),
        segment.tenantId(),
        segment.interviewId(),
        segment.streamId(),
        segment.interviewBeganAt(),
        segment.kind(),
        segment.startMs(),
        segment.endMs(),
        segment.text(),
        segment.words(),
        segment.gapReason(),
        segment.speaker(),
        segment.speakerName(),
        segment.turnsFrom(),
        chapterId,
        title,
        segment.unclearReason(),
        segment.rawText());
  }

  static IndexedSegment gap(String stream, long startMs, long endMs) {
    return new IndexedSegment(
        "local/call-7/%s/%d/0".formatted(stream, startMs),
        "local",
        "call-7",
        stream,
        BEGAN_AT,
        "gap",
        startMs,
        endMs,
        "",
        null,
        "lost-audio");
  }

  static IndexedSegment unclear(String stream, long startMs, long endMs) {
    return new IndexedSegment(
        "local/call-7/%s/%d/0".formatted(stream, startMs),
        "local",
        "call-7",
        stream,
        BEGAN_AT,
        "unclear",
        startMs,
        endMs,
        "",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        "repetition",
        "no no no");
  }

  /**
   * Two streams on which people, known and unknown, speak over each other, at any pace, with gaps
   * and unclear stretches between.
   */
  static Transcript random(Random random) {
    List<IndexedSegment> segments = new ArrayList<>();
    for (String stream : List.of("audio:1", "audio:2")) {
      long atMs = random.nextInt(3_000);
      for (int i = 0; i < 40; i++) {
        if (random.nextInt(8) == 0) {
          segments.add(gap(stream, atMs, atMs += 1 + random.nextInt(20_000)));
        } else if (random.nextInt(8) == 0) {
          segments.add(unclear(stream, atMs, atMs += 1 + random.nextInt(5_000)));
        } else {
          List<IndexedWord> words = words(random, atMs);
          IndexedSegment speech = speech(stream, words);
          String speaker = "" + random.nextInt(3);
          segments.add(
              random.nextBoolean() ? speech : saidBy(speaker, NAMES[random.nextInt(3)], speech));
          atMs = words.get(words.size() - 1).endMs();
        }
        atMs += random.nextInt(2_000);
      }
    }
    return of(segments.toArray(IndexedSegment[]::new));
  }

  private static List<IndexedWord> words(Random random, long startMs) {
    List<IndexedWord> words = new ArrayList<>();
    long atMs = startMs;
    for (int i = 0; i < 1 + random.nextInt(30); i++) {
      int length = random.nextInt(100) == 0 ? 90 : 1 + random.nextInt(12);
      long endMs = atMs + random.nextInt(random.nextInt(50) == 0 ? 9_000 : 600);
      String text = "x".repeat(length) + ENDS[random.nextInt(ENDS.length)];
      words.add(new IndexedWord(text, atMs, endMs, random.nextFloat()));
      atMs = endMs + random.nextInt(300);
    }
    return words;
  }
}
