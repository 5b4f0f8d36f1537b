package io.colloquy.local.search;

import io.colloquy.local.search.IndexedSegment.IndexedWord;
import java.util.ArrayList;
import java.util.List;

/** Segments of call-7 whose words last a second each. */
final class Segments {

  private Segments() {}

  static IndexedSegment spoken(long startMs, String text) {
    return spoken(startMs, text, null, null);
  }

  static IndexedSegment spoken(long startMs, String text, String speaker, String chapter) {
    List<IndexedWord> words = new ArrayList<>();
    for (String word : text.split(" ")) {
      long wordMs = startMs + words.size() * 1_000L;
      words.add(new IndexedWord(word, wordMs, wordMs + 900, 1));
    }
    return new IndexedSegment(
        "segment-" + startMs,
        "local",
        "call-7",
        "audio",
        "2026-11-20T10:00:00.000Z",
        "speech",
        startMs,
        startMs + words.size() * 1_000L,
        text,
        words,
        null,
        speaker,
        null,
        null,
        chapter == null ? null : "local/call-7/000000",
        chapter,
        null,
        null);
  }

  static IndexedSegment gap(String interview, String stream, long startMs, long endMs) {
    return new IndexedSegment(
        "gap", "local", interview, stream, null, "gap", startMs, endMs, "", null, "lost-audio");
  }

  static IndexedSegment unclear(long startMs, long endMs) {
    return new IndexedSegment(
        "unclear",
        "local",
        "call-7",
        "audio",
        null,
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
        "the price the price");
  }

  /** A segment; words in brackets match. */
  static MarkedSegment heard(long startMs, String text) {
    String marked = text.replace('[', MarkedSegment.OPEN).replace(']', MarkedSegment.CLOSE);
    return new MarkedSegment(spoken(startMs, text.replaceAll("[\\[\\]]", "")), marked);
  }
}
