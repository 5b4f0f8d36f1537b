package io.colloquy.bench.interviews;

/**
 * A chapter as a person saw it.
 *
 * @param turn the turn it begins with, from 0
 * @param startMs where it begins, in media time
 */
public record WrittenChapter(int turn, long startMs, String title) {}
