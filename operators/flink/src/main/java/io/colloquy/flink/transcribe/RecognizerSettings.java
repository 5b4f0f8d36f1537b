package io.colloquy.flink.transcribe;

import java.io.Serializable;

/**
 * How windows are transcribed.
 *
 * @param model path of a model in whisper.cpp's ggml format, on every TaskManager
 * @param device {@code cpu}, {@code gpu} or {@code gpu:1}
 * @param alignmentHeads layer and head of each, such as {@code 1:0,2:0}; {@code none}; or {@code
 *     auto}, for those that are known of the model
 * @param language ISO 639-1, or {@code auto}
 * @param prompt names and terms that the recognizer may expect; may be empty
 * @param beamSize 1 is greedy
 * @param fallback whether a doubtful window is tried again at higher temperatures
 * @param threads of each recognizer
 * @param seed of what is drawn above temperature 0
 */
public record RecognizerSettings(
    String model,
    String device,
    String alignmentHeads,
    String language,
    String prompt,
    int beamSize,
    boolean fallback,
    int threads,
    long seed)
    implements Serializable {}
