package io.colloquy.flink.hear;

import io.colloquy.core.window.SampleSpan;
import io.colloquy.flink.transcribe.Outcomes;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import java.util.List;

/** A model that does what a test wants while it hears. */
record ScriptedModel(Script script, boolean callsNativeCode) implements WindowModel {

  interface Script {
    void play(SpeechWindow window) throws Exception;
  }

  static WindowModel of(Script script) {
    return new ScriptedModel(script, true);
  }

  static WindowModel withoutNativeCode(Script script) {
    return new ScriptedModel(script, false);
  }

  /** A second of a stream. */
  static SpeechWindow window(long number) {
    return new SpeechWindow(
        "acme",
        "talk",
        0,
        0,
        "mic",
        number,
        0,
        0,
        16_000,
        List.of(new SampleSpan(3_200, 12_800)),
        0,
        0,
        16_000,
        new byte[] {(byte) number, 0},
        "tiny@0123",
        "beam=1",
        "");
  }

  @Override
  public Recognition hear(SpeechWindow window) {
    try {
      script.play(window);
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
    return Outcomes.words(window).build();
  }

  @Override
  public void abort() {}

  @Override
  public void close() {}
}
