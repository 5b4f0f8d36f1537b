package io.colloquy.local.ingest;

import io.colloquy.flink.audio.AudioFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say what kind of recorder sends. */
final class RecorderOptions {

  /** What becomes of a recording's channels. */
  enum Channels {
    MIX(AudioFile.Layout.MONO),
    SPLIT(AudioFile.Layout.CHANNELS);

    private final AudioFile.Layout layout;

    Channels(AudioFile.Layout layout) {
      this.layout = layout;
    }
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--chunk-ms",
      paramLabel = "MILLISECONDS",
      defaultValue = "1000",
      description = "length of a chunk, 20 to 60000 (default: ${DEFAULT-VALUE})")
  private int chunkMs;

  @Option(
      names = "--codec",
      paramLabel = "CODEC",
      defaultValue = "pcm",
      description = "pcm or mulaw, at 16 kHz (default: ${DEFAULT-VALUE})")
  private ChunkCodec codec;

  @Option(
      names = "--channels",
      paramLabel = "HOW",
      defaultValue = "mix",
      description =
          "mix: one channel of all; split: stereo as it is, each channel transcribed by itself"
              + " (default: ${DEFAULT-VALUE})")
  private Channels channels;

  @Option(names = "--realtime", description = "send as fast as it was spoken")
  private boolean realtime;

  @Option(
      names = "--shuffle",
      paramLabel = "SEED",
      description = "let chunks arrive out of order, within what the job allows")
  private Long shuffle;

  /**
   * @throws ParameterException when an option is out of range
   */
  ChunkSettings settings() {
    try {
      return new ChunkSettings(chunkMs, codec, channels.layout, realtime, shuffle);
    } catch (IllegalArgumentException outOfRange) {
      throw new ParameterException(command.commandLine(), outOfRange.getMessage());
    }
  }
}
