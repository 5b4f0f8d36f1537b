package io.colloquy.local.interview;

import static io.colloquy.local.tools.Patience.PATIENCE_MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.flink.Uids;
import io.colloquy.local.stack.JobStatus;
import io.colloquy.local.tools.ChunkProducer;
import io.colloquy.local.tools.TopicReader;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.codec.RecordEncoder;
import io.colloquy.schemas.kafka.SchemaPublisher;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Records that nobody can use, and what becomes of those around them. The largest is a burden on
 * the broker that other tests do not reckon with.
 */
@ExtendWith(InterviewStack.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(InterviewStack.LOCK)
class BadInputIT {

  private static final int CHUNK_MS = 1_000;
  private static final int HUGE_BYTES = 100_000_000;
  private static final RecordEncoder<AudioChunk> ENCODER = new RecordEncoder<>(AudioChunk.class);

  private static JobStatus before;

  private final RunningStack stack;
  private final TopicReader topics;

  BadInputIT(RunningStack stack) {
    this.stack = stack;
    topics = new TopicReader(stack.config().kafkaAddress());
  }

  @BeforeAll
  static void lookAtTheJob(RunningStack stack) {
    before = stack.job();
  }

  @AfterAll
  static void jobHasGoneOn(RunningStack stack) {
    assertThat(stack.job().id()).isEqualTo(before.id());
    assertThat(stack.job().restarts()).isEqualTo(before.restarts());
  }

  @Test
  void becomesDeadLettersWhileTheInterviewAroundItComesOutWhole() throws Exception {
    List<AudioChunk> chunks = stack.recording().chunks("around", CHUNK_MS);
    List<BadRecord> bad = badRecords(chunks);
    Map<BadRecord, RecordMetadata> places = new LinkedHashMap<>();
    for (int i = 0; i < chunks.size(); i++) {
      if (i < bad.size()) {
        places.put(bad.get(i), stack.chunks().sendBytes("around", bad.get(i).value()));
      }
      stack.chunks().send(chunks.get(i));
    }
    stack.documents().awaitSame("around", stack.undisturbed(), PATIENCE_MS);
    places.forEach(
        (record, place) -> {
          DeadLetter letter = topics.awaitDeadLetterOf(place);
          assertThat(letter.getCause()).as(record.what()).isEqualTo(record.cause());
          assertThat(letter.getStep()).as(record.what()).isEqualTo(Uids.PARSE_RECORDS);
          assertThat(letter.getReason()).as(record.what()).isNotBlank();
          int length = record.value() == null ? 0 : record.value().length;
          assertThat(letter.getPayloadBytes()).as(record.what()).isEqualTo(length);
        });
  }

  @Test
  void jumpBackInTimeBecomesADeadLetterAndAGap() throws Exception {
    List<AudioChunk> chunks = stack.recording().chunks("jumped", 10_000);
    AudioChunk back =
        AudioChunk.newBuilder(chunks.get(2))
            .setMediaStartMs(chunks.get(0).getMediaStartMs())
            .build();
    stack.chunks().send(chunks.subList(0, 2));
    RecordMetadata place = stack.chunks().send(back);
    stack.chunks().send(chunks.subList(3, chunks.size()));

    DeadLetter letter = topics.awaitDeadLetterOf(place);
    assertThat(letter.getCause()).isEqualTo(DeadLetterCause.IMPOSSIBLE_TIME);
    assertThat(letter.getStep()).isEqualTo(Uids.WINDOW_AUDIO);
    assertThat(letter.getInterviewId()).isEqualTo("jumped");
    stack
        .documents()
        .await(
            "jumped",
            "one gap where the chunk was",
            PATIENCE_MS,
            contents ->
                contents.gaps().size() == 1
                    && contents.gaps().get(0).path("startMs").asLong() == 20_000
                    && contents.gaps().get(0).path("endMs").asLong() == 30_000);
  }

  @Test
  void hugeRecordIsRefusedByTheBrokerInWords() {
    try (ChunkProducer producer = new ChunkProducer(stack.config().kafkaAddress())) {
      assertThatThrownBy(() -> producer.sendBytes("huge", new byte[HUGE_BYTES]))
          .cause()
          .isInstanceOf(RecordTooLargeException.class)
          .hasMessageContaining("larger than the max message size");
    }
  }

  @Test
  void producerWithANewerSchemaIsUnderstood() throws Exception {
    NewerProducer producer = new NewerProducer("microphone");
    SchemaPublisher.publish(
        Map.of("bootstrap.servers", stack.config().kafkaAddress()), List.of(producer.schema()));
    for (AudioChunk chunk : stack.recording().chunks("newer", CHUNK_MS)) {
      stack.chunks().sendBytes("newer", producer.encode(ENCODER.encode(chunk)));
    }
    stack.documents().awaitSame("newer", stack.undisturbed(), PATIENCE_MS);
  }

  private record BadRecord(String what, byte[] value, DeadLetterCause cause) {}

  /** Each but the first few is a chunk of the interview itself, with one thing wrong. */
  private static List<BadRecord> badRecords(List<AudioChunk> chunks) {
    List<BadRecord> bad = new ArrayList<>();
    byte[] text = "Good morning!".getBytes(StandardCharsets.UTF_8);
    bad.add(new BadRecord("not Avro", text, DeadLetterCause.NOT_AVRO));
    byte[] unknown = {(byte) 0xC3, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    bad.add(new BadRecord("unknown schema", unknown, DeadLetterCause.UNKNOWN_SCHEMA));
    bad.add(new BadRecord("empty bytes", new byte[0], DeadLetterCause.EMPTY_RECORD));
    bad.add(new BadRecord("null value", null, DeadLetterCause.EMPTY_RECORD));
    AudioChunk.Builder wrong = AudioChunk.newBuilder(chunks.get(bad.size()));
    wrong.setChecksum(wrong.getChecksum() ^ 1);
    bad.add(bad("wrong checksum", wrong, DeadLetterCause.WRONG_CHECKSUM));
    wrong = AudioChunk.newBuilder(chunks.get(bad.size())).setMediaStartMs(-1);
    bad.add(bad("negative media time", wrong, DeadLetterCause.IMPOSSIBLE_TIME));
    wrong =
        AudioChunk.newBuilder(chunks.get(bad.size()))
            .setInterviewBeganAt(Instant.parse("3000-01-01T00:00:00Z"));
    bad.add(bad("begin in the year 3000", wrong, DeadLetterCause.IMPOSSIBLE_TIME));
    wrong = AudioChunk.newBuilder(chunks.get(bad.size())).setSampleRate(0);
    bad.add(bad("sample rate of 0", wrong, DeadLetterCause.INVALID_FIELD));
    return bad;
  }

  private static BadRecord bad(String what, AudioChunk.Builder chunk, DeadLetterCause cause) {
    return new BadRecord(what, ENCODER.encode(chunk.build()), cause);
  }
}
