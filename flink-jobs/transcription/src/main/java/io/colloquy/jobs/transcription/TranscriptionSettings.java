package io.colloquy.jobs.transcription;

import io.colloquy.flink.read.ParseRecords;
import io.colloquy.flink.transcribe.WindowRecognizer;
import io.colloquy.flink.window.WindowingSettings;

/**
 * What the topology needs besides its sources and sinks.
 *
 * @param recognizersPerSlot windows that one slot transcribes at a time
 * @param recognitionTimeoutMs after which a window counts as failed, waiting for a recognizer
 *     included
 */
public record TranscriptionSettings(
    ParseRecords.CatalogFactory schemaCatalog,
    WindowingSettings windowing,
    WindowRecognizer.Factory recognizer,
    int recognizersPerSlot,
    long recognitionTimeoutMs) {}
