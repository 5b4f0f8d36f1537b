package io.colloquy.bench.standin;

import io.colloquy.flink.diarize.WindowDiarizer;
import io.colloquy.flink.embed.TextEmbedder;
import io.colloquy.flink.transcribe.WindowRecognizer;
import io.colloquy.jobs.transcription.JobModels;

/**
 * A stand-in for the recognizer and, where asked for, for the others.
 *
 * @param named the models that stay where there is no stand-in
 * @param diarizes whether a stand-in tells speakers apart
 * @param embeds whether a stand-in embeds text
 */
public record StandInModels(
    JobModels named, StandInSettings settings, boolean diarizes, boolean embeds)
    implements JobModels {

  /** Stand-ins for all. */
  public static StandInModels all(StandInSettings settings) {
    return new StandInModels(null, settings, true, true);
  }

  @Override
  public WindowRecognizer.Factory recognizer() {
    return new StandInRecognizer.StandInFactory(settings);
  }

  @Override
  public WindowDiarizer.Factory diarizer() {
    return diarizes ? new StandInDiarizer.StandInFactory() : named.diarizer();
  }

  @Override
  public TextEmbedder.Factory embedder() {
    return embeds ? new StandInEmbedder.StandInFactory() : named.embedder();
  }
}
