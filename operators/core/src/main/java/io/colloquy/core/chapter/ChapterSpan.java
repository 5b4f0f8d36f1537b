package io.colloquy.core.chapter;

/**
 * A part of an interview that keeps to one subject. Chapters follow each other without holes: each
 * ends where the next starts, the last with the last unit.
 *
 * @param startMs the start of the sentence that opens it, in milliseconds of media time
 * @param endMs where the next one starts, or the interview's last word ends; later than it starts
 * @param firstUnit the first unit most of which belongs to it
 * @param lastUnit the last such unit
 * @param strength how sure its start is, from 0 to 1; 1 for an interview's first chapter
 */
public record ChapterSpan(long startMs, long endMs, int firstUnit, int lastUnit, double strength) {}
