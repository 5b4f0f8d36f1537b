package io.colloquy.jobs.transcription;

import io.colloquy.schemas.Recognition;

/** The interview that a recognition belongs to. */
final class RecognitionKey {
  private RecognitionKey() {}

  static String of(Recognition recognition) {
    return recognition.getTenantId() + "/" + recognition.getInterviewId();
  }
}
