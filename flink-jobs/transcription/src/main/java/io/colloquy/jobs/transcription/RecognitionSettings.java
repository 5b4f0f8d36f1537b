package io.colloquy.jobs.transcription;

import io.colloquy.flink.read.SchemaCatalogFactory;
import io.colloquy.flink.transcribe.WindowRecognizer;
import io.colloquy.flink.window.WindowingSettings;

/**
 * What recognizing needs besides its sources and sinks.
 *
 * @param recognizersPerSlot windows that one slot transcribes at a time
 * @param recognitionTimeoutMs after which a window counts as failed, waiting for a recognizer
 *     included
 */
public record RecognitionSettings(
    SchemaCatalogFactory schemaCatalog,
    WindowingSettings windowing,
    WindowRecognizer.Factory recognizer,
    int recognizersPerSlot,
    long recognitionTimeoutMs) {}
