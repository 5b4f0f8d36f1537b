package io.colloquy.bench.speakers;

import io.colloquy.flink.diarize.DiarizerSettings;

/**
 * What a {@link DiarizationProcess} is to do.
 *
 * @param audio the path of the recording
 * @param expectedSpeakers how many people speak; 0 if that is not told
 */
record DiarizationTask(
    Approach approach, String audio, DiarizerSettings settings, int expectedSpeakers) {}
