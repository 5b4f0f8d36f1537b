package io.colloquy.bench.nonspeech;

import io.colloquy.core.window.CutWindow;
import io.colloquy.core.window.WindowCutter;
import io.colloquy.flink.audio.SileroVad;
import io.colloquy.local.transcribe.SpeechCutter;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a sound the voice activity detector takes for speech.
 *
 * @param windows that a recognizer gets to hear
 */
record LetThrough(int speechMs, int windows) {

  static LetThrough of(short[] samples) {
    List<CutWindow> windows = new ArrayList<>();
    try (SileroVad vad = SileroVad.open()) {
      SpeechCutter cutter = new SpeechCutter(vad, (window, audio) -> windows.add(window));
      cutter.accept(samples);
      cutter.finish();
    }
    long speech = windows.stream().mapToLong(CutWindow::speechSamples).sum();
    return new LetThrough((int) (speech / WindowCutter.SAMPLES_PER_MS), windows.size());
  }
}
