package io.colloquy.bench.accuracy;

import io.colloquy.bench.score.Reference;
import java.nio.file.Path;

/**
 * Audio of which it is known what is said in it.
 *
 * @param name for a row of a table
 * @param durationMs its length
 */
public record Recording(String name, Path audio, long durationMs, Reference reference) {}
