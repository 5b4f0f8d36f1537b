package io.colloquy.flink.window;

import io.colloquy.flink.StepTask;
import io.colloquy.flink.read.DeadLetters;
import io.colloquy.flink.read.InterviewRecord;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** One task of the step, with clocks that the test sets. */
final class WindowingTask
    extends StepTask<
        SpeechWindow,
        KeyedOneInputStreamOperatorTestHarness<String, InterviewRecord, SpeechWindow>> {
  static final long STARTED_AT_MS = 1_000_000;
  static final String MODEL = "tiny@0123";
  static final String STAMP = "beam=1 seed=7";
  static final String VOICES = "voice@1";

  private long appendedAtMs = STARTED_AT_MS;

  private WindowingTask(WindowAudio step, OperatorSubtaskState snapshot) throws Exception {
    super(harness(step), snapshot);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, InterviewRecord, SpeechWindow>
      harness(WindowAudio step) throws Exception {
    var task =
        new KeyedOneInputStreamOperatorTestHarness<String, InterviewRecord, SpeechWindow>(
            new KeyedProcessOperator<String, InterviewRecord, SpeechWindow>(step),
            InterviewRecord::key,
            Types.STRING);
    task.setProcessingTime(STARTED_AT_MS);
    return task;
  }

  static WindowingSettings settings() {
    return settings(new String[0]);
  }

  /** The default settings with other prefixes of references. */
  static WindowingSettings settings(String... references) {
    WindowingSettings defaults = WindowingSettings.defaults(MODEL, STAMP);
    return new WindowingSettings(
        defaults.cutting(),
        defaults.reorderWaitMs(),
        defaults.reorderAudioMs(),
        defaults.standstillMs(),
        defaults.idleMs(),
        defaults.textKeptMs(),
        defaults.markKeptMs(),
        List.of(references),
        MODEL,
        STAMP,
        defaults.diarizer(),
        VOICES);
  }

  static WindowingTask start() throws Exception {
    return start(settings());
  }

  static WindowingTask start(WindowingSettings settings) throws Exception {
    return new WindowingTask(new WindowAudio(settings), null);
  }

  /** One that takes whatever is loud for speech, in no time. */
  static WindowingTask quick(WindowingSettings settings) throws Exception {
    return new WindowingTask(new WindowAudio(settings, LoudnessDetector::new), null);
  }

  static WindowingTask restore(OperatorSubtaskState snapshot) throws Exception {
    return new WindowingTask(new WindowAudio(settings()), snapshot);
  }

  /** Sends a chunk; the broker took it a millisecond after the record before. */
  void send(AudioChunk chunk) throws Exception {
    task.processElement(new StreamRecord<>(Records.record(chunk, ++appendedAtMs), appendedAtMs));
  }

  void send(InterviewEvent event) throws Exception {
    task.processElement(new StreamRecord<>(Records.record(event, ++appendedAtMs), appendedAtMs));
  }

  void send(Collection<AudioChunk> chunks) throws Exception {
    for (AudioChunk chunk : chunks) {
      send(chunk);
    }
  }

  /** Append time goes on, and with it the watermark. */
  void appendTimePasses(long ms) throws Exception {
    appendedAtMs += ms;
    task.processWatermark(appendedAtMs);
  }

  /** Lets the timers that read files fire until they have read everything. */
  void readFiles() throws Exception {
    for (int i = 0; i < 100; i++) {
      processingTimePasses(1);
    }
  }

  List<SpeechWindow> windows() {
    return emitted();
  }

  List<Recognition> signals(RecognitionKind... kinds) {
    List<RecognitionKind> wanted = Arrays.asList(kinds);
    return emitted(WindowAudio.SIGNALS).stream()
        .filter(signal -> wanted.isEmpty() || wanted.contains(signal.getKind()))
        .toList();
  }

  /** The kinds of all signals, in order. */
  List<RecognitionKind> kinds() {
    return signals().stream().map(Recognition::getKind).toList();
  }

  List<DeadLetter> deadLetters() {
    return emitted(DeadLetters.TAG);
  }

  /** The seconds of audio that lie in keyed state. */
  double secondsOfAudio() throws Exception {
    KeyedStateBackend<String> backend = task.getOperator().getKeyedStateBackend();
    List<byte[]> blocks = new ArrayList<>();
    backend.setCurrentKey(Records.KEY);
    MapState<BlockPosition, byte[]> audio =
        backend.getPartitionedState(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            new MapStateDescriptor<>("audio", BlockPosition.class, byte[].class));
    audio.values().forEach(blocks::add);
    return blocks.stream().mapToLong(block -> block.length).sum() / (2.0 * Speech.RATE);
  }
}
