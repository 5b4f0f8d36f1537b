package io.colloquy.local.demo;

import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.audio.AudioFile;
import io.colloquy.local.ServerOptions;
import io.colloquy.local.SpeakerModelOptions;
import io.colloquy.local.SpeakerModels;
import io.colloquy.local.StackOptions;
import io.colloquy.local.Terminal;
import io.colloquy.local.ingest.IngestException;
import io.colloquy.local.model.ModelException;
import io.colloquy.local.model.Models;
import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.LocalStack;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code colloquy demo}. */
@Command(
    name = "demo",
    description = {
      "Starts everything, shows an interview's transcript as it appears, finds a moment in it.",
      "The stack stays up."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

  @Mixin private StackOptions options;
  @Mixin private ServerOptions servers;

  @Option(
      names = "--audio",
      paramLabel = "FILE",
      description = "a recording of yours (default: the packaged interview)")
  private Path audio;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = Models.EMBEDDED,
      description =
          "a name that models list shows, or a ggml file (default: ${DEFAULT-VALUE}, the embedded"
              + " one); a running job goes on with it")
  private String model;

  @ArgGroup(exclusive = false)
  private SpeakerModelOptions speakers;

  @Option(names = "--down", description = "end the stack afterwards")
  private boolean down;

  @Override
  public Integer call()
      throws ModelException, AudioException, IngestException, DemoException, InterruptedException {
    Installation installation = Installation.find();
    Models models = new Models(Optional.of(installation.home()), Models.cache());
    Path recognizer = models.resolve(model).toAbsolutePath().normalize();
    SpeakerModels voices = speakers == null ? null : speakers.resolve(models);
    if (audio != null) {
      AudioFile.open(audio, AudioFile.Layout.MONO).close();
    }
    LocalStack stack =
        new LocalStack(
            installation, servers.over(options.config(installation)), Terminal::progress);
    Demo demo = new Demo(installation, stack, voices, Terminal::progress);
    try {
      if (audio != null) {
        demo.recording(audio, recognizer);
      } else {
        demo.packaged(recognizer, model.equals(Models.EMBEDDED));
      }
    } finally {
      if (down) {
        stack.down();
      }
    }
    return CommandLine.ExitCode.OK;
  }
}
