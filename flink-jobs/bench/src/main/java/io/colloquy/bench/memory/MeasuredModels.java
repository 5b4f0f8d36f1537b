package io.colloquy.bench.memory;

import io.colloquy.bench.standin.StandInDiarizer;
import io.colloquy.bench.standin.StandInModels;
import io.colloquy.bench.standin.StandInSettings;
import io.colloquy.flink.diarize.WindowDiarizer;
import io.colloquy.flink.embed.TextEmbedder;
import io.colloquy.flink.transcribe.WindowRecognizer;
import io.colloquy.jobs.transcription.JobModels;

/** Stand-ins whose vectors are as large as those of the models that they stand for. */
record MeasuredModels(StandInSettings settings) implements JobModels {
  private static final int DIMENSIONS_OF_VOICES = 256;

  @Override
  public WindowRecognizer.Factory recognizer() {
    return StandInModels.all(settings).recognizer();
  }

  @Override
  public WindowDiarizer.Factory diarizer() {
    return new StandInDiarizer.StandInFactory(DIMENSIONS_OF_VOICES);
  }

  @Override
  public TextEmbedder.Factory embedder() {
    return StandInModels.all(settings).embedder();
  }
}
