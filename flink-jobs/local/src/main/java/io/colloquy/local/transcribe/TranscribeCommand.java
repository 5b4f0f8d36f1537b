package io.colloquy.local.transcribe;

import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.hear.HearingException;
import io.colloquy.flink.transcribe.RecognizerSettings;
import io.colloquy.local.model.ModelException;
import io.colloquy.local.model.Models;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code colloquy transcribe}. */
@Command(
    name = "transcribe",
    description = {
      "Transcribes a recording right here, without Kafka, Flink or Elasticsearch.",
      "The steps are the job's, and so are the words."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class TranscribeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "a recording, in any container and codec that FFmpeg knows")
  private Path file;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = Models.EMBEDDED,
      description =
          "a name that models list shows, or a ggml file (default: ${DEFAULT-VALUE}, the"
              + " embedded one)")
  private String model;

  @Option(
      names = "--language",
      paramLabel = "CODE",
      defaultValue = "auto",
      description = "spoken language, as ISO 639-1, or auto (default: ${DEFAULT-VALUE})")
  private String language;

  @Option(
      names = "--beam",
      paramLabel = "SIZE",
      defaultValue = "5",
      description = "beam size; 1 is greedy (default: ${DEFAULT-VALUE})")
  private int beam;

  @Option(
      names = "--threads",
      paramLabel = "COUNT",
      defaultValue = "1",
      description = "threads of the recognizer (default: ${DEFAULT-VALUE}, as in the job)")
  private int threads;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json or ctm (default: ${DEFAULT-VALUE})")
  private TranscriptFormat format;

  @Override
  public Integer call() throws ModelException, AudioException, HearingException {
    RecognizerSettings jobs =
        ReferenceTranscription.defaults(Models.ofThisMachine().resolve(model).toAbsolutePath());
    RecognizerSettings settings =
        new RecognizerSettings(
            jobs.model(),
            jobs.device(),
            jobs.alignmentHeads(),
            language,
            jobs.prompt(),
            beam,
            jobs.fallback(),
            threads,
            jobs.seed());
    PrintWriter out = spec.commandLine().getOut();
    try (ReferenceTranscription reference = open(settings)) {
      reference.transcribe(
          file,
          segment -> print(out, format.lines(segment, file)),
          unclear -> print(out, format.lines(unclear)));
    }
    return CommandLine.ExitCode.OK;
  }

  private ReferenceTranscription open(RecognizerSettings settings) {
    try {
      return ReferenceTranscription.open(settings);
    } catch (IllegalArgumentException outOfRange) {
      throw new ParameterException(spec.commandLine(), outOfRange.getMessage(), outOfRange);
    }
  }

  private static void print(PrintWriter out, List<String> lines) {
    lines.forEach(out::println);
    out.flush();
  }
}
