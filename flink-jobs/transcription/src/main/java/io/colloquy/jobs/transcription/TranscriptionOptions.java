package io.colloquy.jobs.transcription;

import io.colloquy.flink.diarize.WindowDiarizer;
import io.colloquy.flink.embed.MiniLmFactory;
import io.colloquy.flink.embed.TextEmbedder;
import io.colloquy.flink.read.SchemaCatalogFactory;
import io.colloquy.flink.transcribe.WindowRecognizer;
import io.colloquy.schemas.kafka.KafkaSchemaCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The job's arguments. Credentials are none of them: tasks read those from their environment. */
@Command(
    name = "transcription",
    sortOptions = false,
    description = "Turns audio chunks on Kafka into searchable segments in Elasticsearch.",
    footer = {
      "",
      "Durations are written as 90s, 15m, 24h, 7d or PT1H30M. Credentials are no arguments: tasks"
          + " read them from their environment."
    })
public final class TranscriptionOptions {
  private static final String KAFKA = "--kafka";

  @Option(
      names = "--run",
      defaultValue = "all",
      paramLabel = "all|recognize|assemble",
      description = {
        "all: from audio to documents, in one job.",
        "recognize: from audio to recognitions on their topic.",
        "assemble: from there to documents, without recognizers.",
        "Only one job at a time may write documents."
      })
  private Run run;

  @Option(names = "--help", usageHelp = true, description = "These lines, instead of a job.")
  private boolean help;

  @Option(names = KAFKA, paramLabel = "HOST:PORT,…", description = "Kafka's bootstrap servers.")
  private String kafka;

  @Option(
      names = "--kafka-property",
      paramLabel = "KEY=VALUE",
      description = "Any other setting of Kafka's clients, such as security.protocol=SSL.")
  private Map<String, String> kafkaProperties = Map.of();

  @Option(
      names = "--group",
      defaultValue = "colloquy-transcription",
      description = {
        "Kafka's consumer group, and the prefix of transactions: ${DEFAULT-VALUE}.",
        "With another one a job that assembles reads its topic from the beginning;",
        "the job that wrote documents before must be stopped first."
      })
  private String group;

  @Option(
      names = "--transaction-timeout",
      defaultValue = "PT15M",
      description = {
        "How long the job may be down, or hold its stream back because Elasticsearch is away and",
        "the buffer full, before Kafka gives up what the job has not committed: ${DEFAULT-VALUE}.",
        "The broker's transaction.max.timeout.ms must allow it."
      })
  private Duration transactionTimeout;

  @Option(
      names = "--speaker-threshold",
      paramLabel = "SIMILARITY",
      defaultValue = "0.38",
      description = {
        "From this cosine similarity on, two voices are one person's: ${DEFAULT-VALUE}.",
        "It belongs to the speaker model, so a job that assembles needs the recognizing job's."
      })
  private float speakerThreshold;

  @Mixin private RecognitionOptions recognition;
  @Mixin private AssemblyOptions assembly;

  private TranscriptionOptions() {}

  /**
   * Reads the job's arguments.
   *
   * @throws IllegalArgumentException naming the argument and what it takes, or why the run has no
   *     use for it; with all arguments if they are asked for: a dashboard shows nothing else of a
   *     main method than what it throws
   */
  public static TranscriptionOptions parse(String... args) {
    TranscriptionOptions options = new TranscriptionOptions();
    CommandLine commandLine =
        new CommandLine(options)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .registerConverter(Duration.class, new DurationArgument());
    try {
      ParseResult given = commandLine.parseArgs(args);
      if (options.help) {
        throw new IllegalArgumentException(
            "no job, but its arguments, as asked for\n" + commandLine.getUsageMessage(Ansi.OFF));
      }
      options.requireWhatRunNeeds();
      options.refuseWhatRunIgnores(given, commandLine.getCommandSpec().mixins());
    } catch (UnmatchedArgumentException unknown) {
      List<String> near = unknown.getSuggestions();
      throw new IllegalArgumentException(
          "%s: %s; --help lists all"
              .formatted(
                  unknown.getMessage(),
                  near.isEmpty() ? "there is none" : "did you mean " + String.join(" or ", near)),
          unknown);
    } catch (ParameterException wrong) {
      throw new IllegalArgumentException(wrong.getMessage(), wrong);
    }
    return options;
  }

  private void requireWhatRunNeeds() {
    List<String> missing = new ArrayList<>();
    if (kafka == null) {
      missing.add(KAFKA);
    }
    if (run.assembles() && assembly.elasticsearch().isEmpty()) {
      missing.add(AssemblyOptions.ELASTICSEARCH);
    }
    if (run.recognizes() && !recognition.namesModel()) {
      missing.add(RecognitionOptions.MODEL);
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "--run %s lacks %s; --help lists all arguments"
              .formatted(run, String.join(" and ", missing)));
    }
  }

  /** Whoever gives an argument expects it to have an effect. */
  private void refuseWhatRunIgnores(ParseResult given, Map<String, CommandSpec> mixins) {
    List<OptionSpec> ignored = new ArrayList<>();
    if (!run.recognizes()) {
      ignored.addAll(mixins.get("recognition").options());
    }
    if (!run.assembles()) {
      ignored.addAll(mixins.get("assembly").options());
    }
    for (OptionSpec option : ignored) {
      if (given.hasMatchedOption(option.longestName())) {
        throw new IllegalArgumentException(
            "--run %s has no use for %s: leave it out".formatted(run, option.longestName()));
      }
    }
  }

  Run run() {
    return run;
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

  /**
   * How long a transaction of Kafka's may stay open, in milliseconds.
   *
   * @throws IllegalArgumentException if Kafka cannot be told so
   */
  int transactionTimeoutMs() {
    long timeoutMs = transactionTimeout.toMillis();
    if (timeoutMs < 1 || timeoutMs > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "--transaction-timeout is %s: give PT0.001S to %s"
              .formatted(transactionTimeout, Duration.ofMillis(Integer.MAX_VALUE)));
    }
    return (int) timeoutMs;
  }

  /** Where the schemas of other producers are found. */
  SchemaCatalogFactory schemaCatalog() {
    Map<String, String> kafkaClient = kafkaProperties();
    return () -> KafkaSchemaCatalog.open(kafkaClient);
  }

  /** The models that the arguments name; each is checked when it is asked for. */
  public JobModels models() {
    return new JobModels() {
      @Override
      public WindowRecognizer.Factory recognizer() {
        return recognition.recognizer();
      }

      @Override
      public WindowDiarizer.Factory diarizer() {
        return recognition.diarizer(speakerThreshold);
      }

      @Override
      public TextEmbedder.Factory embedder() {
        return new MiniLmFactory();
      }
    };
  }

  /**
   * What a job that recognizes needs.
   *
   * @param checkpoints where Flink keeps them; null if that is not known
   * @throws IllegalArgumentException if the directory of crash marks can be none
   */
  RecognitionSettings recognition(
      JobModels models, JobConnections connections, String checkpoints) {
    return recognition.settings(
        connections.schemaCatalog(), models.recognizer(), models.diarizer(), checkpoints);
  }

  /**
   * What a job that assembles needs.
   *
   * @throws IllegalArgumentException if the speaker threshold is no similarity
   */
  AssemblySettings assemblySettings(JobModels models, JobConnections connections) {
    return assembly.settings(connections.schemaCatalog(), models, speakerThreshold);
  }

  AssemblyOptions assembly() {
    return assembly;
  }
}
