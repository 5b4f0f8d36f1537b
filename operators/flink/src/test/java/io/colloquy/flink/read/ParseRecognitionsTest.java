package io.colloquy.flink.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.Uids;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.InterviewEventKind;
import io.colloquy.schemas.LocalSpeaker;
import io.colloquy.schemas.LocalTurn;
import io.colloquy.schemas.MediaSpan;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.TranscriptWord;
import io.colloquy.schemas.UnclearSpan;
import io.colloquy.schemas.codec.RecordEncoder;
import io.colloquy.schemas.codec.SchemaCatalog;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ParseRecognitionsTest {
  private static final byte[] KEY = "acme/talk".getBytes(StandardCharsets.UTF_8);
  private static final RecordOrigin ORIGIN = new RecordOrigin(Topics.RECOGNITIONS, 2, 17);

  private OneInputStreamOperatorTestHarness<KafkaRecord, Recognition> task;

  @BeforeEach
  void start() throws Exception {
    task =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(new ParseRecognitions(SchemaCatalog::own)));
    task.open();
  }

  @AfterEach
  void close() throws Exception {
    task.close();
  }

  @ParameterizedTest
  @EnumSource(value = RecognitionKind.class, names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
  void whatTheOtherHalfWroteIsReadAsItWas(RecognitionKind kind) throws Exception {
    Recognition recognition = outcome().setKind(kind).build();
    ProducerRecord<byte[], byte[]> written =
        new RecognitionRecords().serialize(recognition, null, null);
    assertThat(written.topic()).isEqualTo(Topics.RECOGNITIONS);
    assertThat(written.key()).isEqualTo(KEY);
    send(written.value());
    assertThat(task.extractOutputValues()).containsExactly(recognition);
  }

  @Test
  void aSignalNeedsNoStream() throws Exception {
    send(encode(outcome().setKind(RecognitionKind.CLOSED).setStreamId("").build()));
    assertThat(task.extractOutputValues()).hasSize(1);
  }

  static Stream<Arguments> badValues() {
    byte[] good = encode(outcome().build());
    byte[] unknownSchema = good.clone();
    unknownSchema[4] ^= 1;
    InterviewEvent event =
        InterviewEvent.newBuilder()
            .setTenantId("acme")
            .setInterviewId("talk")
            .setKind(InterviewEventKind.END)
            .setInterviewBeganAt(Instant.parse("2026-11-20T09:00:00Z"))
            .build();
    return Stream.of(
        Arguments.of("null", null, DeadLetterCause.EMPTY_RECORD),
        Arguments.of("text", "hello".getBytes(StandardCharsets.UTF_8), DeadLetterCause.NOT_AVRO),
        Arguments.of("unknown schema", unknownSchema, DeadLetterCause.UNKNOWN_SCHEMA),
        Arguments.of(
            "truncated", Arrays.copyOf(good, good.length - 2), DeadLetterCause.MALFORMED_RECORD),
        Arguments.of(
            "another record",
            new RecordEncoder<>(InterviewEvent.class).encode(event),
            DeadLetterCause.MALFORMED_RECORD));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badValues")
  void bytesThatAreNoRecognitionBecomeADeadLetterAndTheNextOnesPass(
      String name, byte[] value, DeadLetterCause cause) throws Exception {
    send(value);
    send(encode(outcome().build()));
    assertThat(task.extractOutputValues()).hasSize(1);
    assertThat(onlyLetter().getCause()).isEqualTo(cause);
    assertThat(onlyLetter().getPayload()).isEqualTo(value == null ? null : ByteBuffer.wrap(value));
  }

  static Stream<Arguments> badRecognitions() {
    return Stream.of(
        bad("kind", DeadLetterCause.INVALID_FIELD, r -> r.setKind(RecognitionKind.UNKNOWN)),
        bad("tenant", DeadLetterCause.INVALID_FIELD, r -> r.setTenantId("a/b")),
        bad("interview", DeadLetterCause.INVALID_FIELD, r -> r.setInterviewId("")),
        bad("no stream", DeadLetterCause.INVALID_FIELD, r -> r.setStreamId("")),
        bad("generation", DeadLetterCause.INVALID_FIELD, r -> r.setGeneration(2048)),
        bad("number", DeadLetterCause.INVALID_FIELD, r -> r.setNumber(-1)),
        bad("part", DeadLetterCause.INVALID_FIELD, r -> r.setPart(-1)),
        bad(
            "begun in the future",
            DeadLetterCause.IMPOSSIBLE_TIME,
            r -> r.setInterviewBeganAt(Instant.now().plus(Duration.ofDays(2)))),
        bad("before media time", DeadLetterCause.IMPOSSIBLE_TIME, r -> r.setStartMs(-1)),
        bad("ends before it starts", DeadLetterCause.IMPOSSIBLE_TIME, r -> r.setStartMs(60_000)),
        bad("overlap", DeadLetterCause.IMPOSSIBLE_TIME, r -> r.setOverlapAfterMs(40_000)),
        bad("next", DeadLetterCause.IMPOSSIBLE_TIME, r -> r.setNextStartMs(Long.MAX_VALUE)),
        bad(
            "word",
            DeadLetterCause.IMPOSSIBLE_TIME,
            r -> r.setWords(List.of(new TranscriptWord("ever", 1L, Long.MAX_VALUE, 1f)))),
        bad(
            "remaining",
            DeadLetterCause.IMPOSSIBLE_TIME,
            r -> r.setRemaining(List.of(new MediaSpan(-5L, 1L)))),
        bad(
            "speech",
            DeadLetterCause.IMPOSSIBLE_TIME,
            r -> r.setSpeech(List.of(new MediaSpan(31_000L, Long.MAX_VALUE)))),
        bad(
            "backwards",
            DeadLetterCause.IMPOSSIBLE_TIME,
            r -> r.setSpeech(List.of(new MediaSpan(32_000L, 31_000L)))),
        bad(
            "unclear",
            DeadLetterCause.IMPOSSIBLE_TIME,
            r -> r.setUnclear(List.of(new UnclearSpan(31_000L, -1L, "repetition", "no no")))),
        bad(
            "turn behind the window",
            DeadLetterCause.IMPOSSIBLE_TIME,
            r -> turns(r).setTurns(List.of(new LocalTurn(58_000L, 59_001L, 0)))),
        bad(
            "turn backwards",
            DeadLetterCause.IMPOSSIBLE_TIME,
            r -> turns(r).setTurns(List.of(new LocalTurn(58_000L, 57_000L, 0)))),
        bad(
            "embedding",
            DeadLetterCause.INVALID_FIELD,
            r ->
                turns(r)
                    .setLocalSpeakers(
                        List.of(new LocalSpeaker(0, 2_000L, List.of(1f, Float.NaN))))),
        bad(
            "speakers",
            DeadLetterCause.INVALID_FIELD,
            r -> r.setKind(RecognitionKind.SPEAKERS).setExpectedSpeakers(51)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badRecognitions")
  void aRecognitionThatAssemblyWouldFailOnBecomesADeadLetter(
      String name, DeadLetterCause cause, Recognition recognition) throws Exception {
    send(encode(recognition));
    assertThat(task.extractOutputValues()).isEmpty();
    assertThat(onlyLetter().getCause()).isEqualTo(cause);
    assertThat(onlyLetter().getReason()).isNotBlank();
    assertThat(onlyLetter().getPayload()).isEqualTo(ByteBuffer.wrap(encode(recognition)));
  }

  @Test
  void theLetterAboutARefusedRecognitionNamesItsInterview() throws Exception {
    send(encode(outcome().setNumber(-1).build()));
    assertThat(onlyLetter().getTenantId()).isEqualTo("acme");
    assertThat(onlyLetter().getInterviewId()).isEqualTo("talk");
  }

  private void send(byte[] value) throws Exception {
    task.processElement(new StreamRecord<>(new KafkaRecord(ORIGIN, 77, KEY, value)));
  }

  private DeadLetter onlyLetter() {
    List<DeadLetter> letters =
        task.getSideOutput(DeadLetters.TAG).stream().map(StreamRecord::getValue).toList();
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).getStep()).isEqualTo(Uids.PARSE_RECOGNITIONS);
    assertThat(letters.get(0).getTopic()).isEqualTo(Topics.RECOGNITIONS);
    assertThat(letters.get(0).getPartition()).isEqualTo(ORIGIN.partition());
    assertThat(letters.get(0).getOffset()).isEqualTo(ORIGIN.offset());
    return letters.get(0);
  }

  private static Arguments bad(
      String name, DeadLetterCause cause, Consumer<Recognition.Builder> change) {
    Recognition.Builder recognition = outcome();
    change.accept(recognition);
    return Arguments.of(name, cause, recognition.build());
  }

  private static Recognition.Builder turns(Recognition.Builder outcome) {
    return outcome.setKind(RecognitionKind.TURNS).setTurnsFrom("segmentation");
  }

  private static Recognition.Builder outcome() {
    return Recognition.newBuilder()
        .setTenantId("acme")
        .setInterviewId("talk")
        .setInterviewBeganAt(Instant.parse("2026-11-20T09:00:00Z"))
        .setGeneration(0)
        .setKind(RecognitionKind.WORDS)
        .setStreamId("mic:1")
        .setNumber(3)
        .setStartMs(30_000)
        .setEndMs(59_000)
        .setOverlapAfterMs(3_000)
        .setNextStartMs(56_000)
        .setSpeech(List.of(new MediaSpan(30_900L, 31_500L)))
        .setWords(List.of(new TranscriptWord("hello", 31_000L, 31_400L, 0.9f)))
        .setUnclear(List.of(new UnclearSpan(32_000L, 33_000L, "repetition", "no no")));
  }

  private static byte[] encode(Recognition recognition) {
    return new RecordEncoder<>(Recognition.class).encode(recognition);
  }
}
