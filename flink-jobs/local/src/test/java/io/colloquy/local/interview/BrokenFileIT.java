package io.colloquy.local.interview;

import static io.colloquy.local.tools.Patience.PATIENCE_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.Uids;
import io.colloquy.local.stack.JobStatus;
import io.colloquy.local.tools.Recording;
import io.colloquy.local.tools.TopicReader;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.AudioCodec;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.codec.RecordEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

/** Audio files of which only a part arrives, or nothing that is audio. */
@OnInterviewStack
class BrokenFileIT {

  private static final long SEED = 20_261_121;
  private static final int NOISE_BYTES = 100_000;
  private static final int WAV_HEADER = 44;
  private static final int FLAC_HEADER = 42;
  private static final int OGG_HEADER = 58;
  private static final String FLAC =
      "operators/flink/src/test/resources/io/colloquy/flink/audio/speech-16k-mono.flac";

  private static final RecordEncoder<AudioChunk> ENCODER = new RecordEncoder<>(AudioChunk.class);

  private final RunningStack stack;
  private final TopicReader topics;

  BrokenFileIT(RunningStack stack) {
    this.stack = stack;
    topics = new TopicReader(stack.config().kafkaAddress());
  }

  private record Broken(String interviewId, AudioCodec codec, byte[] bytes) {
    AudioChunk chunk() {
      return Recording.chunk(interviewId, codec, bytes).build();
    }
  }

  @Test
  void cutInTheMiddleKeepsItsWordsAndIsADeadLetterAndAGap() throws Exception {
    JobStatus before = stack.job();
    for (Broken file :
        List.of(
            new Broken("flac-half", AudioCodec.FLAC, half(flac())),
            new Broken("ogg-half", AudioCodec.OGG, half(Files.readAllBytes(stack.demo()))),
            new Broken("wav-half", AudioCodec.WAV, half(stack.recording().wav())))) {
      requireDeadLetter(file);
      stack
          .documents()
          .await(
              file.interviewId(),
              "words, and a gap where the end is known",
              PATIENCE_MS,
              contents ->
                  contents.words().size() > 3
                      && (file.codec() == AudioCodec.OGG || isGapOfBrokenAudio(contents)));
    }
    assertThat(stack.job().restarts()).isEqualTo(before.restarts());
  }

  @Test
  void withoutAnyAudioIsADeadLetterAndAGap() throws Exception {
    JobStatus before = stack.job();
    byte[] noise = new byte[NOISE_BYTES];
    new Random(SEED).nextBytes(noise);
    byte[] ogg = Files.readAllBytes(stack.demo());
    for (Broken file :
        List.of(
            new Broken("flac-header", AudioCodec.FLAC, Arrays.copyOf(flac(), FLAC_HEADER)),
            new Broken("ogg-header", AudioCodec.OGG, Arrays.copyOf(ogg, OGG_HEADER)),
            new Broken(
                "wav-header", AudioCodec.WAV, Arrays.copyOf(stack.recording().wav(), WAV_HEADER)),
            new Broken("noise", AudioCodec.FLAC, noise))) {
      requireDeadLetter(file);
      stack
          .documents()
          .await(
              file.interviewId(),
              "a gap of broken audio",
              PATIENCE_MS,
              BrokenFileIT::isGapOfBrokenAudio);
    }
    assertThat(stack.job().restarts()).isEqualTo(before.restarts());
  }

  private static boolean isGapOfBrokenAudio(SegmentDocuments.Contents contents) {
    return contents.gaps().stream()
        .anyMatch(gap -> gap.path("gapReason").asText().equals("broken-audio"));
  }

  private void requireDeadLetter(Broken file) throws Exception {
    RecordMetadata place = stack.chunks().send(file.chunk());
    DeadLetter letter = topics.awaitDeadLetterOf(place);
    assertThat(letter.getCause()).isEqualTo(DeadLetterCause.UNDECODABLE_AUDIO);
    assertThat(letter.getStep()).isEqualTo(Uids.WINDOW_AUDIO);
    assertThat(letter.getInterviewId()).isEqualTo(file.interviewId());
    assertThat(letter.getReason()).contains(file.codec().name()).contains("send");
    assertThat(letter.getPayloadBytes()).isEqualTo(ENCODER.encode(file.chunk()).length);
  }

  private byte[] flac() throws IOException {
    return Files.readAllBytes(stack.installation().home().resolve(FLAC));
  }

  private static byte[] half(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }
}
