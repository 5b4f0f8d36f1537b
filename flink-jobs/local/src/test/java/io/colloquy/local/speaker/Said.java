package io.colloquy.local.speaker;

import io.colloquy.local.search.IndexedSegment;

/** Segments that somebody says. */
final class Said {

  private Said() {}

  /** One of two seconds. */
  static IndexedSegment by(String speaker, String name, long startMs) {
    return new IndexedSegment(
        "t/i/audio/" + startMs,
        "t",
        "i",
        "audio",
        "2026-03-05T10:00:00.000Z",
        "speech",
        startMs,
        startMs + 2_000,
        "Hello.",
        null,
        null,
        speaker,
        name,
        speaker == null ? null : "voice-activity",
        null,
        null,
        null,
        null);
  }

  static IndexedSegment byNobody(long startMs) {
    return new IndexedSegment(
        "t/i/audio/" + startMs,
        "t",
        "i",
        "audio",
        "2026-03-05T10:00:00.000Z",
        "gap",
        startMs,
        startMs + 2_000,
        "",
        null,
        "lost-audio");
  }
}
