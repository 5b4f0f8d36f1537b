package io.colloquy.bench.speakers;

import io.colloquy.core.speaker.WindowId;
import io.colloquy.core.window.CutWindow;
import io.colloquy.flink.window.SpeechWindow;

/** Windows as diarizers take them. */
final class SpeechWindows {

  private SpeechWindows() {}

  static SpeechWindow of(CutWindow window, short[] samples, WindowId id) {
    byte[] audio = new byte[samples.length * Short.BYTES];
    for (int i = 0; i < samples.length; i++) {
      audio[2 * i] = (byte) samples[i];
      audio[2 * i + 1] = (byte) (samples[i] >> 8);
    }
    return new SpeechWindow(
        "bench",
        "recording",
        0,
        0,
        id.stream(),
        id.number(),
        id.part(),
        window.firstSample(),
        window.endSample(),
        window.speech(),
        window.overlapBeforeSamples(),
        window.overlapAfterSamples(),
        window.nextFirstSample(),
        audio,
        "",
        "",
        "");
  }
}
