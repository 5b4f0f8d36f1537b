package io.colloquy.bench;

import io.colloquy.bench.accuracy.AccuracyCommand;
import io.colloquy.bench.chaos.ChaosCommand;
import io.colloquy.bench.chapters.ChaptersCommand;
import io.colloquy.bench.memory.MemoryCommand;
import io.colloquy.bench.nonspeech.HallucinationsCommand;
import io.colloquy.bench.outage.OutageCommand;
import io.colloquy.bench.retrieval.RetrievalCommand;
import io.colloquy.bench.retrieval.StorageCommand;
import io.colloquy.bench.speakers.SpeakersCommand;
import io.colloquy.bench.stitching.StitchingCommand;
import io.colloquy.bench.upgrade.SavepointCommand;
import io.colloquy.local.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code colloquy bench NAME}. */
@Command(
    name = "bench",
    description = "Measures Colloquy: what it hears, finds and withstands.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "NAME",
    subcommands = {
      AccuracyCommand.class,
      ChaosCommand.class,
      ChaptersCommand.class,
      HallucinationsCommand.class,
      MemoryCommand.class,
      OutageCommand.class,
      RetrievalCommand.class,
      SavepointCommand.class,
      SpeakersCommand.class,
      StitchingCommand.class,
      StorageCommand.class
    })
public final class BenchCommand implements Subcommand {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "Name a benchmark: " + String.join(", ", spec.subcommands().keySet()) + ".");
  }
}
