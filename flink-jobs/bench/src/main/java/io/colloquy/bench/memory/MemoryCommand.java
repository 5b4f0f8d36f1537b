package io.colloquy.bench.memory;

import io.colloquy.bench.Bar;
import io.colloquy.bench.BenchReport;
import io.colloquy.bench.ReportOptions;
import io.colloquy.bench.Scratch;
import io.colloquy.bench.accuracy.TestRecordings;
import io.colloquy.local.stack.Installation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code colloquy bench memory}: what the job keeps of open interviews. */
@Command(
    name = "memory",
    description = {
      "Tells what the job keeps of many interviews at once, and of a long one.",
      "It runs in this process, with stand-ins for its models and its state in RocksDB, and"
          + " savepoints tell what it keeps."
    },
    mixinStandardHelpOptions = true)
public final class MemoryCommand implements Callable<Integer> {
  /** Ten seconds of speech, a pause that ends the window, and the beginning of another. */
  private static final String CHUNKS_OF_MANY = "sssss--sss";

  private static final char SPEECH = 's';

  /** So short that a thousand windows take seconds. */
  private static final long DECODE_MS_OF_MANY = 10;

  /** So long that windows pile up, and the stream is held back. */
  private static final long DECODE_MS_OF_LONG = 300;

  @Spec private CommandSpec command;

  @Mixin private ReportOptions options;

  @Option(
      names = "--open",
      paramLabel = "N,…",
      split = ",",
      defaultValue = "1,10,100,1000",
      description = "How many interviews are open at once, rising. Default: ${DEFAULT-VALUE}.")
  private List<Integer> open;

  @Option(
      names = "--minutes",
      paramLabel = "N,…",
      split = ",",
      defaultValue = "10,30,60,120,240",
      description = "When to look at the long one, rising. Default: ${DEFAULT-VALUE}.")
  private List<Integer> minutes;

  @Override
  public Integer call() throws Exception {
    requireRising(open, "--open");
    requireRising(minutes, "--minutes");
    EndlessSpeech speech =
        EndlessSpeech.of(TestRecordings.demo(Installation.find().home()).audio());
    List<KeptState> ofMany = new ArrayList<>();
    List<KeptState> ofLong = new ArrayList<>();
    try (Scratch scratch = new Scratch()) {
      keepMany(speech, scratch.folder().resolve("many"), ofMany);
      keepLong(speech, scratch.folder().resolve("long"), ofLong);
    }
    Map<String, Object> inputs = Map.of("open", open, "minutes", minutes);
    List<Bar> bars = MemoryTable.bars(ofMany, ofLong);
    return options.print(new BenchReport("memory", inputs, MemoryTable.rows(ofMany, ofLong), bars));
  }

  private void requireRising(List<Integer> counts, String option) {
    int before = 0;
    for (int count : counts) {
      if (count <= before) {
        throw new ParameterException(
            command.commandLine(), "%s must rise, from 1 on: %s".formatted(option, counts));
      }
      before = count;
    }
  }

  private void keepMany(EndlessSpeech speech, Path directory, List<KeptState> kept)
      throws Exception {
    try (MeasuredJob job = new MeasuredJob(speech, directory, DECODE_MS_OF_MANY)) {
      int begun = 0;
      for (int count : open) {
        for (int sequence = 0; sequence < CHUNKS_OF_MANY.length(); sequence++) {
          boolean isSpeech = CHUNKS_OF_MANY.charAt(sequence) == SPEECH;
          for (int interview = begun; interview < count; interview++) {
            job.hear("talk-" + interview, sequence, isSpeech);
          }
        }
        begun = count;
        kept.add(job.kept(CHUNKS_OF_MANY.length()));
        options.printProgress("%d open".formatted(count));
      }
    }
  }

  private void keepLong(EndlessSpeech speech, Path directory, List<KeptState> kept)
      throws Exception {
    try (MeasuredJob job = new MeasuredJob(speech, directory, DECODE_MS_OF_LONG)) {
      int sent = 0;
      for (int minute : minutes) {
        int chunks = minute * 60_000 / MeasuredJob.CHUNK_MS;
        for (; sent < chunks; sent++) {
          job.hear("talk", sent, true);
        }
        kept.add(job.kept(chunks));
        options.printProgress("%d minutes".formatted(minute));
      }
    }
  }
}
