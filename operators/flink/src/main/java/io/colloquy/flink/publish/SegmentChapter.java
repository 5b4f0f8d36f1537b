package io.colloquy.flink.publish;

/** The chapter of the segments that start from {@code startMs} to before {@code endMs}. */
public record SegmentChapter(String id, long startMs, long endMs, String title) {}
