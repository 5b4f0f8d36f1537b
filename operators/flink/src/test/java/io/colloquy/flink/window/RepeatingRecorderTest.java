package io.colloquy.flink.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.schemas.AudioChunk;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A recorder whose chunks begin before the last one ended. */
class RepeatingRecorderTest {
  private static final int SEEDS = 4;
  private static final int SAMPLES_PER_MS = Speech.RATE / 1_000;
  private static final short[] TALK = Speech.seconds(70);

  @Test
  void windowsAreThoseOfARecorderThatRepeatsNothing() throws Exception {
    List<String> steady = windowsOf(Records.chunks(1_000, TALK));
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      List<AudioChunk> chunks = repeating(random);
      for (int i = 0; i < chunks.size(); i += 4) {
        Collections.shuffle(chunks.subList(i, Math.min(chunks.size(), i + 4)), random);
      }
      chunks.add(random.nextInt(chunks.size()), chunks.get(random.nextInt(chunks.size())));
      assertThat(windowsOf(chunks)).as("seed %d", seed).isEqualTo(steady);
    }
  }

  @Test
  void aClockThatStepsBackWithoutARepetitionLosesNothing() throws Exception {
    List<AudioChunk> chunks = new ArrayList<>(Records.chunks(5_000, TALK));
    chunks.replaceAll(
        chunk ->
            chunk.getSequence() < 5
                ? chunk
                : AudioChunk.newBuilder(chunk)
                    .setMediaStartMs(chunk.getMediaStartMs() - 2_000)
                    .build());
    assertThat(windowsOf(chunks)).isEqualTo(windowsOf(Records.chunks(1_000, TALK)));
  }

  /** Chunks of 5 to 9 s, each of which begins 1 to 3 s before the end of the last. */
  private static List<AudioChunk> repeating(Random random) {
    List<AudioChunk> chunks = new ArrayList<>();
    int start = 0;
    int end = 0;
    while (end < TALK.length) {
      start = Math.max(0, end - SAMPLES_PER_MS * (1_000 + random.nextInt(2_001)));
      end = Math.min(TALK.length, start + SAMPLES_PER_MS * (5_000 + random.nextInt(4_001)));
      byte[] audio = Speech.pcm(Arrays.copyOfRange(TALK, start, end));
      chunks.add(
          Records.chunk(chunks.size(), start / SAMPLES_PER_MS)
              .setPayload(ByteBuffer.wrap(audio))
              .setLast(end == TALK.length)
              .build());
    }
    return chunks;
  }

  private static List<String> windowsOf(List<AudioChunk> chunks) throws Exception {
    try (WindowingTask task = WindowingTask.start()) {
      task.send(chunks);
      assertThat(task.deadLetters()).isEmpty();
      return task.windows().stream().map(Speech::describe).toList();
    }
  }
}
