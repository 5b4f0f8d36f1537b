package io.colloquy.flink.window;

import static io.colloquy.flink.window.Records.chunks;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.window.SampleSpan;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chunks become windows, the same ones however the audio came. */
class WindowAudioTest {
  private static final short[] TALK = Speech.seconds(70);

  @Test
  void windowsHoldTheAudioOfTheirPositionsAndAreNumbered() throws Exception {
    List<SpeechWindow> windows = windowsOf(chunks(1000, TALK));
    assertThat(windows).hasSizeGreaterThan(2);
    for (int i = 0; i < windows.size(); i++) {
      SpeechWindow window = windows.get(i);
      assertThat(window.number()).isEqualTo(i);
      assertThat(window.part()).isZero();
      assertThat(window.endSample() - window.firstSample())
          .isPositive()
          .isLessThanOrEqualTo(480_000);
      assertThat(window.audio())
          .isEqualTo(Speech.bytes(TALK, window.firstSample(), window.endSample()));
      assertThat(window.model()).isEqualTo(WindowingTask.MODEL);
      assertThat(window.settings()).isEqualTo(WindowingTask.STAMP);
      assertSpeechIsInside(window);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 7_000, 30_000})
  void windowsAreTheSameFromAnyChunkLength(int chunkMs) throws Exception {
    assertSame(windowsOf(chunks(chunkMs, TALK)), windowsOf(chunks(1000, TALK)), "chunks");
  }

  @Test
  void windowsAreTheSameFromShuffledAndDoubledChunks() throws Exception {
    List<SpeechWindow> inOrder = windowsOf(chunks(1000, TALK));
    for (long seed = 1; seed <= 5; seed++) {
      Random random = new Random(seed);
      List<AudioChunk> shuffled = new ArrayList<>(chunks(1000, TALK));
      for (int from = 0; from < shuffled.size(); from += 10) {
        Collections.shuffle(shuffled.subList(from, Math.min(shuffled.size(), from + 10)), random);
      }
      for (int i = 0; i < 20; i++) {
        shuffled.add(
            random.nextInt(shuffled.size()), shuffled.get(random.nextInt(shuffled.size())));
      }
      assertSame(windowsOf(shuffled), inOrder, "seed " + seed);
    }
  }

  @Test
  void endedComesOnceWithTheCountsOfAllWindows() throws Exception {
    try (WindowingTask task = WindowingTask.start()) {
      task.send(chunks(1000, TALK));
      task.appendTimePasses(60_000);
      task.processingTimePasses(60_000);
      assertThat(task.kinds()).containsExactly(RecognitionKind.BEGUN, RecognitionKind.ENDED);
      assertThat(task.signals(RecognitionKind.ENDED).get(0).getWindowCounts())
          .isEqualTo(Map.of(Records.STREAM, (long) task.windows().size()));
    }
  }

  @Test
  void channelsOfAStereoStreamAreStreamsOfTheirOwn() throws Exception {
    short[] silence = new short[TALK.length];
    try (WindowingTask task = WindowingTask.start()) {
      task.send(chunks(1000, TALK, silence));
      List<SpeechWindow> mono = windowsOf(chunks(1000, TALK));
      assertThat(task.windows()).extracting(SpeechWindow::streamId).containsOnly("mic:1");
      assertThat(task.windows())
          .extracting(SpeechWindow::diarizer)
          .containsOnly(SpeechWindow.CHANNEL);
      assertSame(task.windows(), mono, "channel 1");
      assertThat(task.signals(RecognitionKind.ENDED).get(0).getWindowCounts())
          .isEqualTo(Map.of("mic:1", (long) mono.size(), "mic:2", 0L));
    }
    try (WindowingTask task = WindowingTask.start()) {
      task.send(chunks(1000, silence, TALK));
      assertThat(task.windows()).extracting(SpeechWindow::streamId).containsOnly("mic:2");
    }
  }

  @Test
  void aWindowComesBeforeFortySecondsWereSent() throws Exception {
    try (WindowingTask task = WindowingTask.start()) {
      task.send(chunks(1000, TALK).subList(0, 35));
      assertThat(task.windows()).isNotEmpty();
    }
  }

  @Test
  void atMostFortyFiveSecondsOfAudioLieInState() throws Exception {
    try (WindowingTask task = WindowingTask.start()) {
      double most = 0;
      for (AudioChunk chunk : chunks(1000, Speech.seconds(150))) {
        task.send(chunk);
        most = Math.max(most, task.secondsOfAudio());
      }
      assertThat(most).isGreaterThan(10).isLessThanOrEqualTo(45);
      assertThat(task.secondsOfAudio()).isZero();
    }
  }

  @Test
  void restoredTaskGoesOnWithTheSameWindows() throws Exception {
    List<AudioChunk> chunks = chunks(700, TALK);
    List<SpeechWindow> windows = new ArrayList<>();
    List<Recognition> ended;
    OperatorSubtaskState snapshot;
    try (WindowingTask task = WindowingTask.start()) {
      task.send(chunks.subList(0, 43));
      task.send(chunks.get(44));
      snapshot = task.snapshot();
      windows.addAll(task.windows());
      task.send(chunks.subList(44, 60));
    }
    try (WindowingTask task = WindowingTask.restore(snapshot)) {
      task.send(chunks.get(43));
      task.send(chunks.subList(45, chunks.size()));
      windows.addAll(task.windows());
      ended = task.signals();
    }
    assertSame(windows, windowsOf(chunks(1000, TALK)), "restored");
    assertThat(ended).extracting(Recognition::getKind).containsExactly(RecognitionKind.ENDED);
    assertThat(ended.get(0).getWindowCounts())
        .isEqualTo(Map.of(Records.STREAM, (long) windows.size()));
  }

  private static List<SpeechWindow> windowsOf(List<AudioChunk> chunks) throws Exception {
    try (WindowingTask task = WindowingTask.start()) {
      task.send(chunks);
      assertThat(task.deadLetters()).isEmpty();
      assertThat(task.signals(RecognitionKind.GAP)).isEmpty();
      return task.windows();
    }
  }

  private static void assertSpeechIsInside(SpeechWindow window) {
    assertThat(window.speech()).isNotEmpty();
    long reached = window.firstSample();
    for (SampleSpan span : window.speech()) {
      assertThat(span.firstSample()).isGreaterThanOrEqualTo(reached).isLessThan(span.endSample());
      reached = span.endSample();
    }
    assertThat(reached).isEqualTo(window.speechEndSample()).isLessThanOrEqualTo(window.endSample());
  }

  private static void assertSame(
      List<SpeechWindow> windows, List<SpeechWindow> expected, String description) {
    assertThat(windows.stream().map(Speech::describe))
        .as(description)
        .containsExactlyElementsOf(expected.stream().map(Speech::describe).toList());
  }
}
