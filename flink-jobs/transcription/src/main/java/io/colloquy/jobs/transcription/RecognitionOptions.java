package io.colloquy.jobs.transcription;

import io.colloquy.core.window.WindowSettings;
import io.colloquy.flink.diarize.WindowDiarizer;
import io.colloquy.flink.hear.CrashMarkDirectory;
import io.colloquy.flink.read.SchemaCatalogFactory;
import io.colloquy.flink.transcribe.RecognizerSettings;
import io.colloquy.flink.transcribe.WhisperRecognizer.WhisperFactory;
import io.colloquy.flink.transcribe.WindowRecognizer;
import io.colloquy.flink.window.WindowingSettings;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Arguments of a job that recognizes. */
final class RecognitionOptions {
  static final String MODEL = "--model";

  @Option(
      names = MODEL,
      paramLabel = "PATH",
      description =
          "A recognizer in whisper.cpp's ggml format, at this path on every TaskManager and where"
              + " the job is submitted.")
  private String model;

  @Option(
      names = "--device",
      defaultValue = "cpu",
      description = "cpu, gpu or gpu:NUMBER: ${DEFAULT-VALUE}.")
  private String device;

  @Option(
      names = "--alignment-heads",
      defaultValue = "auto",
      paramLabel = "LAYER:HEAD,…",
      description =
          "The heads that give words their times; none; or auto, those known of the model:"
              + " ${DEFAULT-VALUE}.")
  private String alignmentHeads;

  @Option(
      names = "--language",
      defaultValue = "auto",
      description = "Spoken language, as ISO 639-1, or auto: ${DEFAULT-VALUE}.")
  private String language;

  @Option(
      names = "--prompt",
      defaultValue = "",
      description = "Names and terms that the recognizer may expect.")
  private String prompt;

  @Option(
      names = "--beam",
      defaultValue = "5",
      description = "Beam size; 1 is greedy: ${DEFAULT-VALUE}.")
  private int beam;

  @Option(
      names = "--no-fallback",
      description = "Keep doubtful windows as they are; never decode at a higher temperature.")
  private boolean noFallback;

  @Option(
      names = "--threads",
      defaultValue = "1",
      description = "Threads of each recognizer: ${DEFAULT-VALUE}.")
  private int threads;

  @Option(
      names = "--recognizers",
      defaultValue = "1",
      description = "Recognizers in each task slot: ${DEFAULT-VALUE}.")
  private int recognizers;

  @Option(names = "--seed", defaultValue = "0", description = "Seed above temperature 0.")
  private long seed;

  @Option(
      names = "--recognition-timeout",
      defaultValue = "PT10M",
      description =
          "A model that has heard a window for so long is stopped, and the window counts as failed,"
              + " or as not diarized; if that takes as long again, its process is: ${DEFAULT-VALUE}.")
  private Duration recognitionTimeout;

  @Option(
      names = "--crash-marks",
      paramLabel = "DIR|none",
      description = {
        "Where a process that crashes leaves word of the window that it was hearing, so that one",
        "which does so twice becomes a gap. Every TaskManager must mount it. By default below the",
        "checkpoints, where those are on a mounted file system."
      })
  private String crashMarks;

  @Option(
      names = "--reorder-wait",
      defaultValue = "PT10S",
      description =
          "How long later chunks wait for a missing one, in append time: ${DEFAULT-VALUE}.")
  private Duration reorderWait;

  @Option(
      names = "--reorder-audio",
      defaultValue = "PT60S",
      description = "How much later audio a missing chunk may hold up: ${DEFAULT-VALUE}.")
  private Duration reorderAudio;

  @Option(
      names = "--standstill",
      defaultValue = "PT30S",
      description = {
        "How long a stream with a missing chunk may stand still,",
        "while no other's chunks come to its task: ${DEFAULT-VALUE}."
      })
  private Duration standstill;

  @Option(
      names = "--idle",
      defaultValue = "PT15M",
      description = "Without a record for so long, an interview is complete: ${DEFAULT-VALUE}.")
  private Duration idle;

  @Option(
      names = "--text-kept",
      defaultValue = "PT24H",
      description = "How long a complete interview takes late audio: ${DEFAULT-VALUE}.")
  private Duration textKept;

  @Option(
      names = "--mark-kept",
      defaultValue = "PT168H",
      description =
          "How long a closed or deleted interview is remembered; at least the topics' retention:"
              + " ${DEFAULT-VALUE}.")
  private Duration markKept;

  @Option(
      names = "--references",
      split = ",",
      paramLabel = "URI-PREFIX,…",
      description = "Where files may lie that chunks refer to. Without it they may not.")
  private List<String> references = List.of();

  @Mixin private DiarizationOptions diarization;

  boolean namesModel() {
    return model != null;
  }

  /**
   * The recognizer that the arguments name.
   *
   * @throws RuntimeException naming the model and the reason, if it cannot be used
   */
  WindowRecognizer.Factory recognizer() {
    return WhisperFactory.of(recognizerSettings());
  }

  /** The diarizer that the arguments name, as {@link DiarizationOptions#diarizer} tells. */
  WindowDiarizer.Factory diarizer(float speakerThreshold) {
    return diarization.diarizer(speakerThreshold);
  }

  /**
   * What recognizing needs besides sources and sinks.
   *
   * @throws IllegalArgumentException naming the argument that is out of range
   */
  RecognitionSettings settings(
      SchemaCatalogFactory schemaCatalog,
      WindowRecognizer.Factory recognizer,
      WindowDiarizer.Factory diarizer,
      String checkpoints) {
    if (recognizers < 1) {
      throw new IllegalArgumentException(
          "--recognizers is %d: give 1 or more".formatted(recognizers));
    }
    WindowingSettings windowing =
        new WindowingSettings(
            WindowSettings.defaults(),
            atLeast(0, "--reorder-wait", reorderWait),
            atLeast(0, "--reorder-audio", reorderAudio),
            atLeast(1, "--standstill", standstill),
            atLeast(1, "--idle", idle),
            atLeast(0, "--text-kept", textKept),
            atLeast(0, "--mark-kept", markKept),
            references,
            recognizer.model(),
            recognizer.stamp(),
            diarizer.diarizer(),
            diarizer.voices());
    return new RecognitionSettings(
        schemaCatalog,
        windowing,
        recognizer,
        recognizers,
        diarizer,
        atLeast(1, "--recognition-timeout", recognitionTimeout),
        CrashMarkDirectory.choose(crashMarks, checkpoints));
  }

  private static long atLeast(long leastMs, String option, Duration duration) {
    long ms = duration.toMillis();
    if (ms < leastMs) {
      throw new IllegalArgumentException(
          "%s is %s: give %s".formatted(option, duration, leastMs == 0 ? "none below 0" : "more"));
    }
    return ms;
  }

  private RecognizerSettings recognizerSettings() {
    return new RecognizerSettings(
        model, device, alignmentHeads, language, prompt, beam, !noFallback, threads, seed);
  }
}
