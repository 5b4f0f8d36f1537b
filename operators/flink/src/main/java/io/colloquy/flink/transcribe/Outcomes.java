package io.colloquy.flink.transcribe;

import io.colloquy.flink.hear.WindowOutcomes;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;

/** What a recognizer makes of a window: its words, or why there are none. */
public final class Outcomes {
  /** {@link Recognition#getReason()} of a window that no attempt could transcribe. */
  public static final String RECOGNITION_FAILED = "recognition-failed";

  /** {@link Recognition#getReason()} of a window that ended the recognizer's process twice. */
  public static final String RECOGNIZER_CRASHED = "recognizer-crashed";

  private Outcomes() {}

  /** An outcome with the window's identity, to be completed with its words. */
  public static Recognition.Builder words(SpeechWindow window) {
    return WindowOutcomes.of(window, RecognitionKind.WORDS);
  }

  /** The outcome of a window that could not be transcribed. */
  public static Recognition failure(
      SpeechWindow window, String reason, int attempts, String detail) {
    return WindowOutcomes.of(window, RecognitionKind.FAILURE)
        .setReason(reason)
        .setDetail(detail)
        .setAttempts(attempts)
        .build();
  }
}
