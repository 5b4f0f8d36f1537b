package io.colloquy.jobs.transcription;

import io.colloquy.flink.diarize.WindowDiarizer;
import io.colloquy.flink.embed.TextEmbedder;
import io.colloquy.flink.transcribe.WindowRecognizer;

/** What hears, and what understands text. A run asks only for what it needs. */
public interface JobModels {
  /**
   * Opens recognizers on the tasks.
   *
   * @throws RuntimeException naming the model and the reason, if it cannot be used
   */
  WindowRecognizer.Factory recognizer();

  /**
   * Opens diarizers on the tasks.
   *
   * @throws RuntimeException naming the model and the reason, if one cannot be used
   */
  WindowDiarizer.Factory diarizer();

  /** Opens embedders of text on the tasks. */
  TextEmbedder.Factory embedder();
}
