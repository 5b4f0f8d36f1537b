package io.colloquy.flink.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.audio.OggPages;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.AudioCodec;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encoders whose containers count samples that no recorder's clock knows of. */
class ContainerCountingTest {
  private static final int RATE = 48_000;
  private static final List<byte[]> PAGES = OggPages.of(Speech.resource("opus-48k-stereo.ogg"));
  private static final int HEADER_PAGES = 2;

  /** A second. */
  private static final int PAGES_PER_CHUNK = 2;

  private static final int CHUNKS = 6;

  @ParameterizedTest
  @ValueSource(longs = {20L * RATE, 300L * 24 * 3600 * RATE, 1L << 50, Long.MAX_VALUE / 2})
  void aJumpBetweenChunksIsNotBelieved(long jump) throws Exception {
    try (WindowingTask steady = windowing(jumping(0, 4));
        WindowingTask task = windowing(jumping(jump, 4))) {
      assertThat(task.deadLetters()).isEmpty();
      assertThat(task.signals(RecognitionKind.GAP)).isEmpty();
      assertThat(described(task)).isNotEmpty().isEqualTo(described(steady));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {20L * RATE, 300L * 24 * 3600 * RATE, 1L << 50, Long.MAX_VALUE / 2})
  void aJumpBehindALostChunkIsNotBelieved(long jump) throws Exception {
    List<AudioChunk> steady = jumping(0, 6);
    List<AudioChunk> jumping = jumping(jump, 6);
    steady.remove(2);
    jumping.remove(2);
    try (WindowingTask expected = windowing(steady);
        WindowingTask task = windowing(jumping)) {
      assertThat(task.deadLetters()).isEmpty();
      assertThat(spans(task)).hasSize(1);
      Recognition gap = task.signals(RecognitionKind.GAP).get(0);
      assertThat(gap.getEndMs() - gap.getStartMs()).isBetween(950L, 1_050L);
      assertThat(lastSample(task))
          .isBetween(lastSample(expected) - 800, lastSample(expected) + 800);
    }
  }

  @Test
  void aJumpInsideAChunkPutsNoLaterChunkAtAnImpossibleTime() throws Exception {
    try (WindowingTask task = windowing(jumping(20L * RATE, 5))) {
      assertThat(task.deadLetters()).isEmpty();
      assertThat(task.signals(RecognitionKind.GAP)).isEmpty();
      assertThat(lastSample(task)).isGreaterThan(25L * Speech.RATE);
    }
  }

  @Test
  void aChunkInsideWhichTheCountingJumpsBeyondReasonIsAGapOfItsLength() throws Exception {
    try (WindowingTask task = windowing(jumping(1L << 50, 5))) {
      assertThat(task.deadLetters()).hasSize(1);
      assertThat(task.deadLetters().get(0).getCause()).isEqualTo(DeadLetterCause.UNDECODABLE_AUDIO);
      Recognition gap = task.signals(RecognitionKind.GAP).get(0);
      assertThat(gap.getEndMs() - gap.getStartMs()).isBetween(950L, 1_050L);
      assertThat(lastSample(task)).isBetween(5L * Speech.RATE, 7L * Speech.RATE);
    }
  }

  /** Chunks of a second, from one audio page on with samples in the count that never were. */
  private static List<AudioChunk> jumping(long samples, int fromPage) {
    List<AudioChunk> chunks = new ArrayList<>();
    int page = HEADER_PAGES;
    for (int i = 0; i < CHUNKS; i++) {
      ByteArrayOutputStream payload = new ByteArrayOutputStream();
      if (i == 0) {
        PAGES.subList(0, HEADER_PAGES).forEach(payload::writeBytes);
      }
      for (int end = page + PAGES_PER_CHUNK; page < end; page++) {
        boolean jumps = page - HEADER_PAGES >= fromPage;
        payload.writeBytes(jumps ? OggPages.later(PAGES.get(page), samples) : PAGES.get(page));
      }
      chunks.add(
          Records.chunk(i, i * 1_000L)
              .setCodec(AudioCodec.OGG)
              .setSampleRate(RATE)
              .setChannels(2)
              .setPayload(ByteBuffer.wrap(payload.toByteArray()))
              .setLast(i == CHUNKS - 1)
              .build());
    }
    return chunks;
  }

  private static WindowingTask windowing(List<AudioChunk> chunks) throws Exception {
    WindowingTask task = WindowingTask.quick(WindowingTask.settings());
    task.send(chunks);
    task.appendTimePasses(20_000);
    return task;
  }

  private static List<String> described(WindowingTask task) {
    return task.windows().stream()
        .map(window -> window.streamId() + " " + Speech.describe(window))
        .toList();
  }

  private static List<String> spans(WindowingTask task) {
    return task.signals(RecognitionKind.GAP).stream()
        .map(gap -> gap.getStartMs() + "-" + gap.getEndMs())
        .distinct()
        .toList();
  }

  private static long lastSample(WindowingTask task) {
    return task.windows().stream().mapToLong(SpeechWindow::endSample).max().orElseThrow();
  }
}
