package io.colloquy.jobs.transcription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptionOptionsTest {

  private static final String KAFKA = "--kafka=kafka:9092";
  private static final String ELASTICSEARCH = "--elasticsearch=http://search:9200";
  private static final String MODEL = "--model=m.bin";
  private static final String PACKAGED_MODEL = "--model=../../native/models/synthetic.en.bin";
  private static final String SPEAKER_MODEL = "../../native/models/synthetic-speaker.onnx";

  @Test
  void oneJobDoesEverythingUnlessAskedForHalf() {
    assertThat(parse(KAFKA, ELASTICSEARCH, MODEL).run()).isEqualTo(Run.ALL);
    assertThat(parse("--run=all", KAFKA, ELASTICSEARCH, MODEL).run()).isEqualTo(Run.ALL);
    assertThat(parse("--run=recognize", KAFKA, MODEL).run()).isEqualTo(Run.RECOGNIZE);
    assertThat(parse("--run=assemble", KAFKA, ELASTICSEARCH).run()).isEqualTo(Run.ASSEMBLE);
  }

  static Stream<Arguments> incomplete() {
    return Stream.of(
        Arguments.of(List.of(), List.of("all", "--kafka", "--elasticsearch", "--model")),
        Arguments.of(List.of(KAFKA, ELASTICSEARCH), List.of("all", "--model")),
        Arguments.of(List.of(KAFKA, MODEL), List.of("all", "--elasticsearch")),
        Arguments.of(List.of("--run=recognize", KAFKA), List.of("recognize", "--model")),
        Arguments.of(List.of("--run=assemble", KAFKA), List.of("assemble", "--elasticsearch")),
        Arguments.of(List.of("--run=assemble", ELASTICSEARCH), List.of("assemble", "--kafka")));
  }

  @ParameterizedTest
  @MethodSource("incomplete")
  void namesEveryArgumentThatTheRunMisses(List<String> given, List<String> named) {
    assertThatThrownBy(() -> parse(given.toArray(String[]::new)))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains(named)
        .hasLineCount(1);
  }

  static Stream<Arguments> idle() {
    return Stream.of(
        Arguments.of("--elasticsearch", List.of("--run=recognize", KAFKA, MODEL, ELASTICSEARCH)),
        Arguments.of("--model", List.of("--run=assemble", KAFKA, ELASTICSEARCH, MODEL)),
        Arguments.of("--diarize", List.of("--run=assemble", KAFKA, ELASTICSEARCH, "--diarize=off")),
        Arguments.of("--idle", List.of("--run=assemble", KAFKA, ELASTICSEARCH, "--idle=PT1M")),
        Arguments.of(
            "--no-fallback", List.of("--run=assemble", KAFKA, ELASTICSEARCH, "--no-fallback")));
  }

  @ParameterizedTest
  @MethodSource("idle")
  void namesTheArgumentThatTheRunHasNoUseFor(String argument, List<String> given) {
    assertThatThrownBy(() -> parse(given.toArray(String[]::new)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(argument)
        .hasMessageContaining("no use");
  }

  @Test
  void namesTheRunThatThereIsNot() {
    assertThatThrownBy(() -> parse("--run=transcribe", KAFKA, ELASTICSEARCH, MODEL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--run")
        .hasMessageContaining("RECOGNIZE")
        .hasMessageContaining("transcribe");
  }

  @Test
  void namesTheArgumentThatIsNoNumber() {
    assertThatThrownBy(() -> parse(KAFKA, ELASTICSEARCH, MODEL, "--beam=wide"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--beam")
        .hasMessageContaining("wide");
  }

  @Test
  void refusesABufferThatHoldsNothing() {
    AssemblyOptions assembly =
        parse("--run=assemble", KAFKA, ELASTICSEARCH, "--buffered-documents=0").assembly();
    assertThatThrownBy(assembly::sink)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("buffered documents");
  }

  @Test
  void namesTheArgumentThatItDoesNotKnow() {
    assertThatThrownBy(() -> parse(KAFKA, ELASTICSEARCH, "--modle=m.bin"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("--modle", "did you mean --model");
  }

  @Test
  void listsItsArgumentsInsteadOfBecomingAJob() {
    assertThatThrownBy(() -> parse("--help"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("--kafka", "--speaker-model", "--crash-marks", "90s");
  }

  @ParameterizedTest
  @CsvSource({"90s, PT1M30S", "15m, PT15M", "1h30m, PT1H30M", "7d, PT168H", "PT2S, PT2S"})
  void takesDurationsAsPeopleWriteThem(String written, Duration meant) {
    assertThat(new DurationArgument().convert(written)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--recognizers=0",
        "--idle=0s",
        "--mark-kept=PT-1S",
        "--recognition-timeout=PT0S",
        "--device=tpu",
        "--language=klingon",
        "--language=de",
        "--beam=9"
      })
  void namesWhatNoRecognizerCouldFollowBeforeThereIsAJob(String argument) {
    TranscriptionOptions options = parse(KAFKA, ELASTICSEARCH, PACKAGED_MODEL, argument);
    String value = argument.substring(argument.indexOf('=') + 1);
    assertThatThrownBy(() -> recognition(options))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .containsAnyOf(value, argument.substring(0, argument.indexOf('=')));
  }

  @Test
  void namesTheArgumentThatIsNoDuration() {
    assertThatThrownBy(() -> parse(KAFKA, ELASTICSEARCH, MODEL, "--idle", "15 minutes"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--idle")
        .hasMessageContaining("15 minutes");
  }

  @Test
  void namesTheModelThatDoesNotExist() {
    TranscriptionOptions options = parse(KAFKA, ELASTICSEARCH, MODEL);
    assertThatThrownBy(() -> recognition(options)).hasMessageContaining("m.bin");
  }

  static Stream<Arguments> voiceless() {
    return Stream.of(
        Arguments.of(List.of("--diarize=on")),
        Arguments.of(List.of("--segmentation-model=segmentation.onnx")),
        Arguments.of(List.of("--speaker-model=voices.onnx")),
        Arguments.of(List.of("--speaker-model=" + SPEAKER_MODEL, "--speaker-threshold=1.5")));
  }

  @ParameterizedTest
  @MethodSource("voiceless")
  void saysWhatTellingSpeakersApartTakes(List<String> given) {
    List<String> arguments = new ArrayList<>(List.of(KAFKA, ELASTICSEARCH, PACKAGED_MODEL));
    arguments.addAll(given);
    TranscriptionOptions options = parse(arguments.toArray(String[]::new));
    assertThatThrownBy(() -> recognition(options))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .containsAnyOf("--speaker-model", "1.5");
  }

  @Test
  void tellsSpeakersApartIfThereIsAModelAndItIsNotRefused() {
    String voices = "--speaker-model=" + SPEAKER_MODEL;
    assertThat(diarizer()).isEmpty();
    assertThat(diarizer(voices)).startsWith("synthetic-speaker@");
    assertThat(diarizer(voices, "--diarize=on")).isEqualTo(diarizer(voices));
    assertThat(diarizer(voices, "--diarize=off")).isEmpty();
  }

  private static String diarizer(String... given) {
    List<String> arguments = new ArrayList<>(List.of(KAFKA, ELASTICSEARCH, PACKAGED_MODEL));
    arguments.addAll(List.of(given));
    RecognitionSettings settings = recognition(parse(arguments.toArray(String[]::new)));
    assertThat(settings.windowing().diarizer()).isEqualTo(settings.diarizer().diarizer());
    return settings.diarizer().diarizer();
  }

  @Test
  void theTimeoutOfTransactionsReachesTheProducer() {
    assertThat(transactions())
        .containsEntry("transaction.timeout.ms", "900000")
        .containsEntry("bootstrap.servers", "kafka:9092");
    assertThat(transactions("--transaction-timeout=PT24H"))
        .containsEntry("transaction.timeout.ms", "86400000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "-PT1M", "P30D"})
  void namesTheTimeoutThatKafkaCannotBeTold(String timeout) {
    assertThatThrownBy(() -> transactions("--transaction-timeout=" + timeout))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--transaction-timeout");
  }

  private static Properties transactions(String... given) {
    List<String> arguments = new ArrayList<>(List.of("--run=assemble", KAFKA, ELASTICSEARCH));
    arguments.addAll(List.of(given));
    return TranscriptionSinks.transactions(parse(arguments.toArray(String[]::new)));
  }

  @Test
  void takesSeveralAddressesAndAnySettingOfKafka() {
    TranscriptionOptions options =
        parse(
            "--kafka=one:9092,two:9092",
            "--kafka-property=security.protocol=SSL",
            "--elasticsearch=http://one:9200,http://two:9200",
            MODEL);
    assertThat(options.assembly().elasticsearch())
        .containsExactly("http://one:9200", "http://two:9200");
    assertThat(options.kafkaProperties())
        .containsEntry("bootstrap.servers", "one:9092,two:9092")
        .containsEntry("security.protocol", "SSL");
  }

  @Test
  void aSecretOfKafkasComesFromAFileThatItsClientsRead(@TempDir Path secrets) throws IOException {
    Files.writeString(secrets.resolve("jaas"), "a login module");
    TranscriptionOptions options =
        parse(
            KAFKA,
            "--kafka-property=config.providers=directory",
            "--kafka-property=config.providers.directory.class="
                + DirectoryConfigProvider.class.getName(),
            "--kafka-property=sasl.jaas.config=${directory:%s:jaas}".formatted(secrets),
            ELASTICSEARCH,
            MODEL);
    assertThat(new AdminClientConfig(options.kafkaProperties()).getPassword("sasl.jaas.config"))
        .isEqualTo(new Password("a login module"));
  }

  private static RecognitionSettings recognition(TranscriptionOptions options) {
    return options.recognition(options.models(), new KafkaConnections(options), null);
  }

  private static TranscriptionOptions parse(String... arguments) {
    return TranscriptionOptions.parse(arguments);
  }
}
