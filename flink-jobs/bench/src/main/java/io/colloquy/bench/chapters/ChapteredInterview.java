package io.colloquy.bench.chapters;

import io.colloquy.core.chapter.ChapterUnit;
import io.colloquy.core.chapter.Sentence;
import java.util.List;

/**
 * An interview as chapters are found in it, and where a person saw them begin.
 *
 * @param endMs where its last word ends
 * @param sentences in order
 * @param sentenceVectors a vector for each sentence
 * @param units in order, with vectors
 * @param references where chapters begin, in order, but for one that begins with the interview
 */
public record ChapteredInterview(
    String id,
    long endMs,
    List<Sentence> sentences,
    List<float[]> sentenceVectors,
    List<ChapterUnit> units,
    List<Long> references) {}
