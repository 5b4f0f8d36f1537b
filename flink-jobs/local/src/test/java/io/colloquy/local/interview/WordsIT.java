package io.colloquy.local.interview;

import static io.colloquy.local.tools.Patience.PATIENCE_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.audio.AudioFile;
import io.colloquy.local.ingest.ChunkCodec;
import io.colloquy.local.ingest.ChunkSettings;
import io.colloquy.local.interview.SegmentDocuments.Contents;
import io.colloquy.local.interview.SegmentDocuments.SpokenWord;
import io.colloquy.local.stack.Wait;
import io.colloquy.local.tools.TopicReader;
import io.colloquy.local.transcribe.ReferenceTranscription;
import io.colloquy.schemas.AudioChunk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The words that the job finds, whatever way the audio reaches it. */
@ExtendWith(InterviewStack.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(InterviewStack.LOCK)
class WordsIT {

  private static final long SEED = 20_261_121;
  private static final int NEIGHBOURS = 8;

  private final RunningStack stack;

  WordsIT(RunningStack stack) {
    this.stack = stack;
  }

  @Test
  void areThoseOfTheReferenceTranscription() throws Exception {
    stack.ingest(stack.demo(), "demo", ChunkSettings.defaults());
    List<SpokenWord> expected;
    try (ReferenceTranscription reference =
        ReferenceTranscription.open(
            ReferenceTranscription.defaults(stack.installation().embeddedModel()))) {
      expected =
          reference.transcribe(stack.demo()).stream()
              .flatMap(segment -> segment.words().stream())
              .map(word -> new SpokenWord(word.text(), word.startMs()))
              .toList();
    }
    assertThat(expected).hasSizeGreaterThan(200);
    assertThat(stack.documents().of("demo").words()).isEqualTo(expected);
  }

  @Test
  void areTheSameFromAnyChunksInAnyOrderWithinTheBound() throws Exception {
    Contents expected = stack.undisturbed();
    Map<String, ChunkSettings> ways =
        Map.of(
            "chunks-20ms", settings(20, null),
            "chunks-7s", settings(7_000, null),
            "chunks-30s", settings(30_000, null),
            "shuffled-20ms", settings(20, SEED),
            "shuffled-1s", settings(1_000, SEED));
    for (Map.Entry<String, ChunkSettings> way : ways.entrySet()) {
      stack.ingest(stack.recordingFile(), way.getKey(), way.getValue());
      stack.documents().awaitSame(way.getKey(), expected, PATIENCE_MS);
    }
    sendEveryChunkTwice();
    stack.documents().awaitSame("duplicated", expected, PATIENCE_MS);
    assertThat(new TopicReader(stack.config().kafkaAddress()).deadLettersOf("duplicated"))
        .isEmpty();
  }

  @Test
  void areTheSameOnKafkaAsInElasticsearch() throws Exception {
    Contents expected = stack.undisturbed();
    TopicReader topics = new TopicReader(stack.config().kafkaAddress());
    Wait.until(
        "the segments' transaction",
        PATIENCE_MS,
        () -> topics.segmentTexts("undisturbed").size() >= expected.documents().size());
    assertThat(topics.segmentTexts("undisturbed")).isEqualTo(expected.texts());
  }

  private void sendEveryChunkTwice() throws Exception {
    List<AudioChunk> chunks = stack.recording().chunks("duplicated", 1_000);
    Random random = new Random(SEED);
    for (int from = 0; from < chunks.size(); from += NEIGHBOURS) {
      List<AudioChunk> run = chunks.subList(from, Math.min(chunks.size(), from + NEIGHBOURS));
      List<AudioChunk> twice = new ArrayList<>(run);
      twice.addAll(run);
      Collections.shuffle(twice, random);
      stack.chunks().send(twice);
    }
  }

  private static ChunkSettings settings(int chunkMs, Long shuffleSeed) {
    return new ChunkSettings(chunkMs, ChunkCodec.PCM, AudioFile.Layout.MONO, false, shuffleSeed);
  }
}
