package io.colloquy.bench.nonspeech;

import io.colloquy.bench.Bar;
import io.colloquy.bench.BenchReport;
import io.colloquy.bench.CommandLineProgram;
import io.colloquy.bench.Decoding;
import io.colloquy.bench.InProcess;
import io.colloquy.bench.ReportOptions;
import io.colloquy.bench.Scratch;
import io.colloquy.bench.Transcript;
import io.colloquy.local.model.Models;
import io.colloquy.local.stack.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code colloquy bench hallucinations}: words out of audio in which nobody speaks. */
@Command(
    name = "hallucinations",
    description = "Counts the words that are made up where nobody speaks.",
    mixinStandardHelpOptions = true)
public final class HallucinationsCommand implements Callable<Integer> {

  private static final int BEAM = 5;
  private static final int BEST_OF = 5;

  @Spec private CommandSpec command;

  @Mixin private ReportOptions options;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      arity = "1..*",
      description = "Of ${COMPLETION-CANDIDATES}. Default: all.")
  private List<NonSpeech> kinds = List.of(NonSpeech.values());

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "120",
      description = "Of each kind. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of all sounds. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--model",
      paramLabel = "NAME|FILE",
      defaultValue = "synthetic.en",
      description = "Default: ${DEFAULT-VALUE}.")
  private String model;

  @Option(
      names = "--threads",
      paramLabel = "COUNT",
      defaultValue = "2",
      description = "Threads of each recognizer. Default: ${DEFAULT-VALUE}.")
  private int threads;

  @Option(
      names = "--ungated",
      description = "Also what is left to the recognizer and its ladder when no gate is before it.")
  private boolean ungated;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (seconds < 1 || threads < 1) {
      throw new ParameterException(
          command.commandLine(), "--seconds and --threads must be at least 1");
    }
    Path file = Models.ofThisMachine().resolve(model);
    Decoding decoding = new Decoding(BEAM, BEST_OF, true, threads);
    InProcess transcribe = new InProcess(file, decoding);
    CommandLineProgram program =
        CommandLineProgram.withTokenTimes(
            CommandLineProgram.build(Installation.find().home()), file, decoding);
    List<Map<String, Object>> rows = new ArrayList<>();
    List<NonSpeech> distinct = kinds.stream().distinct().toList();
    try (Scratch scratch = new Scratch()) {
      for (NonSpeech kind : distinct) {
        options.printProgress("%d s of %s".formatted(seconds, kind.label()));
        short[] samples = kind.samples(seconds, seed);
        Path audio = scratch.folder().resolve("sound.wav");
        WavFile.write(audio, samples);
        LetThrough letThrough = LetThrough.of(samples);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("sound", kind.label());
        row.put("seconds", seconds);
        row.put("let through ms", letThrough.speechMs());
        row.put("windows", letThrough.windows());
        put(row, transcribe.name(), transcribe.transcribe(audio));
        if (ungated) {
          put(row, "ungated", Ungated.transcribe(samples, file, decoding));
        }
        put(row, program.name(), program.transcribe(audio));
        rows.add(row);
      }
    }
    rows.add(sum(rows));
    double falseWords = (Integer) rows.get(rows.size() - 1).get(transcribe.name());
    List<Bar> bars =
        List.of(
            new Bar("false words per hour", falseWords * 3600 / (seconds * distinct.size()), 0));
    return options.print(new BenchReport("hallucinations", inputs(distinct), rows, bars));
  }

  private static void put(Map<String, Object> row, String recognizer, Transcript transcript) {
    row.put(recognizer, transcript.words().size());
    transcript.unclearWords().ifPresent(count -> row.put(recognizer + " unclear", count));
    row.put(recognizer + " s", transcript.wallMs() / 1000.);
  }

  private static Map<String, Object> sum(List<Map<String, Object>> rows) {
    Map<String, Object> sum = new LinkedHashMap<>();
    rows.get(0)
        .forEach(
            (column, value) -> {
              if (value instanceof Integer) {
                sum.put(column, rows.stream().mapToInt(row -> (Integer) row.get(column)).sum());
              } else if (value instanceof Double) {
                sum.put(column, rows.stream().mapToDouble(row -> (Double) row.get(column)).sum());
              } else {
                sum.put(column, "all");
              }
            });
    return sum;
  }

  private Map<String, Object> inputs(List<NonSpeech> distinct) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("sounds", distinct.stream().map(NonSpeech::label).toList());
    inputs.put("seconds", seconds);
    inputs.put("seed", seed);
    inputs.put("model", model);
    inputs.put("threads", threads);
    return inputs;
  }
}
