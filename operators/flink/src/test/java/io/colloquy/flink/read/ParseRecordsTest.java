package io.colloquy.flink.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.Uids;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.AudioCodec;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.InterviewEventKind;
import io.colloquy.schemas.SpeakerEnrolment;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.codec.RecordEncoder;
import io.colloquy.schemas.codec.SchemaCatalog;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ParseRecordsTest {
  private static final byte[] AUDIO = {1, 2, 3, 4};
  private static final byte[] KEY = "acme/talk".getBytes(StandardCharsets.UTF_8);
  private static final RecordOrigin CHUNKS = new RecordOrigin(Topics.AUDIO_CHUNKS, 3, 41);
  private static final RecordOrigin CONTROL = new RecordOrigin(Topics.CONTROL, 1, 5);

  private OneInputStreamOperatorTestHarness<KafkaRecord, InterviewRecord> task;

  @BeforeEach
  void start() throws Exception {
    task =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(new ParseRecords(SchemaCatalog::own)));
    task.open();
  }

  @AfterEach
  void close() throws Exception {
    task.close();
  }

  static Stream<Arguments> badValues() {
    byte[] good = encode(chunk().build());
    byte[] unknownSchema = good.clone();
    unknownSchema[4] ^= 1;
    return Stream.of(
        Arguments.of("null", null, DeadLetterCause.EMPTY_RECORD),
        Arguments.of("empty", new byte[0], DeadLetterCause.EMPTY_RECORD),
        Arguments.of("text", "hello".getBytes(StandardCharsets.UTF_8), DeadLetterCause.NOT_AVRO),
        Arguments.of("unknown schema", unknownSchema, DeadLetterCause.UNKNOWN_SCHEMA),
        Arguments.of(
            "truncated", Arrays.copyOf(good, good.length - 2), DeadLetterCause.MALFORMED_RECORD),
        Arguments.of("marker alone", Arrays.copyOf(good, 2), DeadLetterCause.MALFORMED_RECORD),
        Arguments.of(
            "another record",
            new RecordEncoder<>(InterviewEvent.class).encode(event().build()),
            DeadLetterCause.MALFORMED_RECORD));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badValues")
  void bytesThatAreNoChunkBecomeADeadLetterAndTheNextOnesPass(
      String name, byte[] value, DeadLetterCause cause) throws Exception {
    send(encode(chunk().build()));
    send(value);
    send(encode(chunk().setSequence(1).build()));
    assertThat(task.extractOutputValues())
        .extracting(record -> record.chunk().getSequence())
        .containsExactly(0L, 1L);
    DeadLetter letter = onlyLetter();
    assertThat(letter.getCause()).isEqualTo(cause);
    assertThat(letter.getException()).isNotBlank();
    assertHasOrigin(letter, CHUNKS);
    assertThat(letter.getPayload()).isEqualTo(value == null ? null : ByteBuffer.wrap(value));
  }

  static Stream<Arguments> badChunks() {
    return Stream.of(
        chunk("tenant with a slash", DeadLetterCause.INVALID_FIELD, c -> c.setTenantId("a/b")),
        chunk("no interview", DeadLetterCause.INVALID_FIELD, c -> c.setInterviewId("")),
        chunk("a channel's id", DeadLetterCause.INVALID_FIELD, c -> c.setStreamId("mic:1")),
        chunk("sequence", DeadLetterCause.INVALID_FIELD, c -> c.setSequence(-1)),
        chunk("unknown codec", DeadLetterCause.INVALID_FIELD, c -> c.setCodec(AudioCodec.UNKNOWN)),
        chunk("sample rate 0", DeadLetterCause.INVALID_FIELD, c -> c.setSampleRate(0)),
        chunk("channels 3", DeadLetterCause.INVALID_FIELD, c -> c.setChannels(3)),
        chunk("neither audio nor file", DeadLetterCause.INVALID_FIELD, c -> c.setPayload(null)),
        chunk("both", DeadLetterCause.INVALID_FIELD, c -> c.setReference("file:/a.wav")),
        chunk(
            "no audio",
            DeadLetterCause.INVALID_FIELD,
            c -> c.setPayload(ByteBuffer.allocate(0)).setChecksum(null)),
        chunk("checksum", DeadLetterCause.WRONG_CHECKSUM, c -> c.setChecksum(crc() + 1)),
        chunk("before media time", DeadLetterCause.IMPOSSIBLE_TIME, c -> c.setMediaStartMs(-1)),
        chunk(
            "after a year",
            DeadLetterCause.IMPOSSIBLE_TIME,
            c -> c.setMediaStartMs(Duration.ofDays(365).toMillis())),
        chunk(
            "begun in the future",
            DeadLetterCause.IMPOSSIBLE_TIME,
            c -> c.setInterviewBeganAt(Instant.now().plus(Duration.ofDays(2)))),
        chunk(
            "begun before recording was invented",
            DeadLetterCause.IMPOSSIBLE_TIME,
            c -> c.setInterviewBeganAt(Instant.parse("1066-10-14T09:00:00Z"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badChunks")
  void aChunkThatCannotBeBecomesADeadLetter(String name, DeadLetterCause cause, AudioChunk chunk)
      throws Exception {
    byte[] value = encode(chunk);
    send(value);
    assertThat(task.extractOutputValues()).isEmpty();
    DeadLetter letter = onlyLetter();
    assertThat(letter.getCause()).isEqualTo(cause);
    assertHasOrigin(letter, CHUNKS);
    assertThat(letter.getPayload()).isEqualTo(ByteBuffer.wrap(value));
    assertThat(letter.getReason()).isNotBlank();
  }

  @Test
  void theLetterAboutARefusedChunkNamesItsInterview() throws Exception {
    send(encode(chunk().setChecksum(crc() + 1).build()));
    assertThat(onlyLetter().getTenantId()).isEqualTo("acme");
    assertThat(onlyLetter().getInterviewId()).isEqualTo("talk");
  }

  @Test
  void theLetterAboutARefusedEventNamesItsInterview() throws Exception {
    sendControl(event().setGeneration(2048).build());
    assertThat(onlyLetter().getTenantId()).isEqualTo("acme");
    assertThat(onlyLetter().getInterviewId()).isEqualTo("talk");
  }

  @Test
  void theLetterAboutAChunkWhoseIdsAreInvalidNamesNoInterview() throws Exception {
    send(encode(chunk().setTenantId("a/b").build()));
    assertThat(onlyLetter().getTenantId()).isNull();
    assertThat(onlyLetter().getInterviewId()).isNull();
  }

  @Test
  void aRecordOfThirtyThreeMegabytesIsRefusedAndLeftOnItsTopic() throws Exception {
    send(new byte[33 << 20]);
    DeadLetter letter = onlyLetter();
    assertThat(letter.getCause()).isEqualTo(DeadLetterCause.RECORD_TOO_LARGE);
    assertThat(letter.getPayload()).isNull();
    assertThat(letter.getPayloadBytes()).isEqualTo(33L << 20);
    assertHasOrigin(letter, CHUNKS);
  }

  @Test
  void theLetterOfAnyRecordFitsWhatABrokerTakes() throws Exception {
    byte[] key = new byte[700_000];
    task.processElement(new StreamRecord<>(new KafkaRecord(CHUNKS, 77, key, new byte[400_000])));
    assertThat(onlyLetter().getKey()).isNull();
    assertThat(onlyLetter().getPayload()).isNull();
    assertThat(onlyLetter().getPayloadBytes()).isEqualTo(400_000);
    assertThat(onlyLetter().getOffset()).isEqualTo(CHUNKS.offset());
    assertFits(onlyLetter());
  }

  @Test
  void aReferenceOfHundredsOfThousandsOfCharactersIsRefused() throws Exception {
    String reference = "file:/" + "a".repeat(400_000);
    send(encode(chunk().setPayload(null).setChecksum(null).setReference(reference).build()));
    assertThat(task.extractOutputValues()).isEmpty();
    assertThat(onlyLetter().getCause()).isEqualTo(DeadLetterCause.INVALID_FIELD);
    assertFits(onlyLetter());
  }

  @Test
  void theLetterOfALongReasonFitsAndSaysThatItIsCut() {
    InterviewRecord record =
        new InterviewRecord(
            chunk()
                .setPayload(ByteBuffer.allocate(500_000))
                .setReference("😀".repeat(400_000))
                .build(),
            null,
            77,
            CHUNKS);
    Rejection rejection =
        new Rejection(DeadLetterCause.INVALID_FIELD, "why" + "😀".repeat(400_000));
    DeadLetter letter =
        DeadLetters.of(Uids.WINDOW_AUDIO, rejection, new Exception("x".repeat(900_000)), record);
    assertThat(letter.getReason())
        .startsWith("why😀")
        .endsWith("… (cut: it has 800003 characters)");
    assertThat(letter.getReference()).endsWith("😀… (cut: it has 800000 characters)");
    assertFits(letter);
  }

  private static void assertFits(DeadLetter letter) {
    ProducerRecord<byte[], byte[]> record = new DeadLetterRecords().serialize(letter, null, null);
    int keyBytes = record.key() == null ? 0 : record.key().length;
    assertThat(keyBytes + record.value().length).isLessThan(1_000_000);
  }

  @Test
  void aGoodChunkPassesWithItsOrigin() throws Exception {
    AudioChunk chunk = chunk().build();
    send(encode(chunk));
    assertThat(task.extractOutputValues())
        .containsExactly(new InterviewRecord(chunk, null, 77, CHUNKS));
    assertThat(task.extractOutputValues().get(0).key()).isEqualTo("acme/talk");
  }

  @Test
  void theLastChunkMayBeEmpty() throws Exception {
    send(
        encode(chunk().setPayload(ByteBuffer.allocate(0)).setChecksum(null).setLast(true).build()));
    assertThat(task.extractOutputValues()).hasSize(1);
  }

  @Test
  void aControlEventPasses() throws Exception {
    InterviewEvent event = event().build();
    sendControl(event);
    assertThat(task.extractOutputValues())
        .containsExactly(new InterviewRecord(null, event, 77, CONTROL));
  }

  static Stream<Arguments> badEvents() {
    return Stream.of(
        event("generation", e -> e.setGeneration(2048)),
        event("unknown kind", e -> e.setKind(InterviewEventKind.UNKNOWN)),
        event("stream", e -> e.setLastSequences(Map.of("a b", 1L))),
        event("tenant", e -> e.setTenantId("")),
        event("too many speakers", e -> e.setExpectedSpeakers(51)),
        event("role of no stream", e -> e.setRoles(Map.of("mic:3", "agent"))),
        event("long name", e -> e.setSpeakerNames(Map.of("1", "a".repeat(129)))),
        event("name of nobody", e -> e.setSpeakerNames(Map.of(" ", "Ada"))),
        event(
            "more names than speakers",
            e ->
                e.setSpeakerNames(
                    IntStream.range(0, 201)
                        .boxed()
                        .collect(Collectors.toMap(String::valueOf, id -> "Ada")))),
        event(
            "more voices than speakers",
            e ->
                e.setEnrolments(
                    Collections.nCopies(51, new SpeakerEnrolment("Ada", List.of(1f), "voice@1")))),
        event(
            "voice of too many numbers",
            e ->
                e.setEnrolments(
                    List.of(
                        new SpeakerEnrolment("Ada", Collections.nCopies(2049, 1f), "voice@1")))),
        event(
            "voice without a name",
            e -> e.setEnrolments(List.of(new SpeakerEnrolment("", List.of(1f), "voice@1")))),
        event(
            "voice without numbers",
            e ->
                e.setEnrolments(
                    List.of(new SpeakerEnrolment("Ada", List.of(Float.NaN), "voice@1")))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badEvents")
  void anEventThatCannotBeBecomesADeadLetter(String name, InterviewEvent event) throws Exception {
    sendControl(event);
    assertThat(task.extractOutputValues()).isEmpty();
    assertThat(onlyLetter().getCause()).isEqualTo(DeadLetterCause.INVALID_FIELD);
    assertHasOrigin(onlyLetter(), CONTROL);
  }

  private void send(byte[] value) throws Exception {
    task.processElement(new StreamRecord<>(new KafkaRecord(CHUNKS, 77, KEY, value)));
  }

  private void sendControl(InterviewEvent event) throws Exception {
    byte[] value = new RecordEncoder<>(InterviewEvent.class).encode(event);
    task.processElement(new StreamRecord<>(new KafkaRecord(CONTROL, 77, KEY, value)));
  }

  private DeadLetter onlyLetter() {
    List<DeadLetter> letters =
        task.getSideOutput(DeadLetters.TAG).stream().map(StreamRecord::getValue).toList();
    assertThat(letters).hasSize(1);
    return letters.get(0);
  }

  private static void assertHasOrigin(DeadLetter letter, RecordOrigin origin) {
    assertThat(letter.getStep()).isEqualTo(Uids.PARSE_RECORDS);
    assertThat(letter.getTopic()).isEqualTo(origin.topic());
    assertThat(letter.getPartition()).isEqualTo(origin.partition());
    assertThat(letter.getOffset()).isEqualTo(origin.offset());
    assertThat(letter.getKey()).isEqualTo(ByteBuffer.wrap(KEY));
  }

  private static Arguments chunk(
      String name, DeadLetterCause cause, Consumer<AudioChunk.Builder> change) {
    AudioChunk.Builder chunk = chunk();
    change.accept(chunk);
    return Arguments.of(name, cause, chunk.build());
  }

  private static Arguments event(String name, Consumer<InterviewEvent.Builder> change) {
    InterviewEvent.Builder event = event();
    change.accept(event);
    return Arguments.of(name, event.build());
  }

  private static AudioChunk.Builder chunk() {
    return AudioChunk.newBuilder()
        .setTenantId("acme")
        .setInterviewId("talk")
        .setStreamId("mic")
        .setSequence(0)
        .setMediaStartMs(0)
        .setInterviewBeganAt(Instant.parse("2026-11-20T09:00:00Z"))
        .setCodec(AudioCodec.PCM_S16LE)
        .setSampleRate(16_000)
        .setChannels(1)
        .setPayload(ByteBuffer.wrap(AUDIO))
        .setChecksum(crc());
  }

  private static InterviewEvent.Builder event() {
    return InterviewEvent.newBuilder()
        .setTenantId("acme")
        .setInterviewId("talk")
        .setKind(InterviewEventKind.END)
        .setInterviewBeganAt(Instant.parse("2026-11-20T09:00:00Z"))
        .setLastSequences(Map.of("mic", 7L));
  }

  private static long crc() {
    CRC32C crc = new CRC32C();
    crc.update(AUDIO);
    return crc.getValue();
  }

  private static byte[] encode(AudioChunk chunk) {
    return new RecordEncoder<>(AudioChunk.class).encode(chunk);
  }
}
