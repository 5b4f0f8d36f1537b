package io.colloquy.bench.speakers;

import io.colloquy.core.speaker.Turn;
import java.util.List;

/**
 * What came of a diarization, and what it took.
 *
 * @param turns with speakers from 1, or {@link Turn#UNKNOWN}
 * @param seconds from the opened Java process to the last turn
 * @param peakMegabytes the most memory that the process ever held, Java and all models included
 */
record Diarized(List<Turn> turns, double seconds, long peakMegabytes) {}
