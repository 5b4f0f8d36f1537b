package io.colloquy.jobs.transcription;

import io.colloquy.core.window.WindowSettings;
import io.colloquy.flink.transcribe.RecognizerSettings;
import io.colloquy.flink.transcribe.WhisperRecognizer.WhisperFactory;
import io.colloquy.flink.window.WindowingSettings;
import io.colloquy.schemas.kafka.KafkaSchemaCatalog;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The job's arguments. Credentials are none of them: tasks read those from their environment. */
@Command(
    name = "transcription",
    sortOptions = false,
    description = "Turns audio chunks on Kafka into searchable segments in Elasticsearch.")
public final class TranscriptionOptions {
  @Option(
      names = "--kafka",
      required = true,
      paramLabel = "HOST:PORT,…",
      description = "Kafka's bootstrap servers.")
  private String kafka;

  @Option(
      names = "--kafka-property",
      paramLabel = "KEY=VALUE",
      description = "Any other setting of Kafka's clients, such as security.protocol=SSL.")
  private Map<String, String> kafkaProperties = Map.of();

  @Option(
      names = "--group",
      defaultValue = "colloquy-transcription",
      description = "Kafka's consumer group, and the prefix of transactions: ${DEFAULT-VALUE}.")
  private String group;

  @Option(
      names = "--elasticsearch",
      required = true,
      split = ",",
      paramLabel = "URL,…",
      description = "Addresses of Elasticsearch.")
  private List<String> elasticsearch;

  @Option(
      names = "--model",
      required = true,
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
      description = "After this long a window counts as failed: ${DEFAULT-VALUE}.")
  private Duration recognitionTimeout;

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
      description = "How long a stream with a missing chunk may stand still: ${DEFAULT-VALUE}.")
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

  private TranscriptionOptions() {}

  /**
   * Reads the job's arguments.
   *
   * @throws IllegalArgumentException naming the argument and what it takes
   */
  public static TranscriptionOptions parse(String... args) {
    TranscriptionOptions options = new TranscriptionOptions();
    try {
      new CommandLine(options).parseArgs(args);
    } catch (ParameterException wrong) {
      throw new IllegalArgumentException(wrong.getMessage(), wrong);
    }
    return options;
  }

  /** Settings of every Kafka client. */
  Map<String, String> kafkaProperties() {
    Map<String, String> properties = new HashMap<>(kafkaProperties);
    properties.put("bootstrap.servers", kafka);
    return properties;
  }

  String group() {
    return group;
  }

  String[] elasticsearch() {
    return elasticsearch.toArray(String[]::new);
  }

  /**
   * What the topology needs.
   *
   * @throws RuntimeException naming the model and the reason, if it cannot be used
   */
  TranscriptionSettings settings() {
    WhisperFactory recognizer = WhisperFactory.of(recognizerSettings());
    WindowingSettings windowing =
        new WindowingSettings(
            WindowSettings.defaults(),
            reorderWait.toMillis(),
            reorderAudio.toMillis(),
            standstill.toMillis(),
            idle.toMillis(),
            textKept.toMillis(),
            markKept.toMillis(),
            references,
            recognizer.model(),
            recognizer.stamp());
    Map<String, String> kafkaClient = kafkaProperties();
    return new TranscriptionSettings(
        () -> KafkaSchemaCatalog.open(kafkaClient),
        windowing,
        recognizer,
        recognizers,
        recognitionTimeout.toMillis());
  }

  private RecognizerSettings recognizerSettings() {
    return new RecognizerSettings(
        model, device, alignmentHeads, language, prompt, beam, !noFallback, threads, seed);
  }
}
