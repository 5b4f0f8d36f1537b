package io.colloquy.jobs.transcription;

import io.colloquy.flink.diarize.WindowDiarizer;
import io.colloquy.flink.read.SchemaCatalogFactory;
import io.colloquy.flink.transcribe.WindowRecognizer;
import io.colloquy.flink.window.WindowingSettings;

/**
 * What recognizing needs besides its sources and sinks.
 *
 * @param recognizersPerSlot windows that one slot transcribes at a time
 * @param recognitionTimeoutMs after which a window counts as failed or not diarized, from when a
 *     recognizer or diarizer begins with it
 * @param crashMarks where processes that die tell of which window; null for nowhere
 */
public record RecognitionSettings(
    SchemaCatalogFactory schemaCatalog,
    WindowingSettings windowing,
    WindowRecognizer.Factory recognizer,
    int recognizersPerSlot,
    WindowDiarizer.Factory diarizer,
    long recognitionTimeoutMs,
    String crashMarks) {}
