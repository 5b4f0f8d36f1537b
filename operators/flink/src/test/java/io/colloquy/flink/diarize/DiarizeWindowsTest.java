package io.colloquy.flink.diarize;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.window.SampleSpan;
import io.colloquy.flink.hear.HearingException;
import io.colloquy.flink.hear.HearingSettings;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.LocalSpeaker;
import io.colloquy.schemas.LocalTurn;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DiarizeWindowsTest {
  private static final long ALLOWED_MS = 60_000;

  /** The step has a clock of its own. */
  private static final long NO_TIMEOUT = 0;

  private static final String MODEL = "voice@0123";

  /** Static, because the function travels to its task serialized. */
  private static final AtomicInteger HEARD = new AtomicInteger();

  private static final AtomicInteger OPEN = new AtomicInteger();
  private static final Semaphore ABORTS = new Semaphore(0);

  private OneInputStreamOperatorTestHarness<SpeechWindow, Recognition> task;

  @BeforeEach
  void forget() {
    HEARD.set(0);
    OPEN.set(0);
    ABORTS.drainPermits();
  }

  @AfterEach
  void close() throws Exception {
    task.getOperator().close();
    assertThat(OPEN).hasValue(0);
  }

  @Test
  void everyWindowYieldsItsTurns() throws Exception {
    start(new TurningFactory());
    for (long number = 0; number < 20; number++) {
      send(window("mic", number, MODEL));
    }
    assertThat(outcomes())
        .allSatisfy(outcome -> assertThat(outcome.getKind()).isEqualTo(RecognitionKind.TURNS))
        .allSatisfy(outcome -> assertThat(outcome.getDiarizer()).isEqualTo(MODEL))
        .extracting(Recognition::getNumber)
        .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 20).boxed().toList());
  }

  @Test
  void aWindowThatCannotBeDiarizedSaysWhy() throws Exception {
    start(new FailingFactory());
    send(window("mic", 3, MODEL));
    Recognition outcome = outcomes().get(0);
    assertThat(outcome.getKind()).isEqualTo(RecognitionKind.NO_TURNS);
    assertThat(outcome.getReason()).isEqualTo(DiarizationOutcomes.DIARIZATION_FAILED);
    assertThat(outcome.getDetail()).contains("no voice");
    assertThat(outcome.getAttempts()).isEqualTo(3);
    assertThat(outcome.getNumber()).isEqualTo(3);
    assertThat(outcome.getTurns()).isEmpty();
  }

  @Test
  void aWindowWhoseTimeIsOverHasNoTurns() throws Exception {
    start(new StuckFactory(), 500);
    send(window("mic", 0, MODEL));
    assertThat(outcomes()).extracting(Recognition::getKind).containsOnly(RecognitionKind.NO_TURNS);
  }

  @Test
  void aChannelIsOneSpeakerWithoutAModel() throws Exception {
    start(new FailingFactory());
    send(window("call:2", 0, SpeechWindow.CHANNEL));
    Recognition outcome = outcomes().get(0);
    assertThat(outcome.getKind()).isEqualTo(RecognitionKind.TURNS);
    assertThat(outcome.getTurnsFrom()).isEqualTo(SpeechWindow.CHANNEL);
    assertThat(outcome.getTurns())
        .containsExactly(new LocalTurn(200L, 500L, 0), new LocalTurn(600L, 800L, 0));
    assertThat(outcome.getLocalSpeakers()).containsExactly(new LocalSpeaker(0, 500L, List.of()));
    assertThat(HEARD).hasValue(0);
  }

  @Test
  void withoutAModelOnlyChannelsHaveTurns() throws Exception {
    start(new NoDiarizer.NoFactory());
    send(window("call:1", 0, SpeechWindow.CHANNEL));
    send(window("mic", 0, ""));
    List<Recognition> outcomes = outcomes();
    assertThat(outcomes)
        .extracting(Recognition::getKind)
        .containsExactlyInAnyOrder(RecognitionKind.TURNS, RecognitionKind.NO_TURNS);
    assertThat(outcomes)
        .filteredOn(outcome -> outcome.getStreamId().equals("mic"))
        .extracting(Recognition::getReason)
        .containsExactly(DiarizationOutcomes.DIARIZATION_OFF);
  }

  private void start(WindowDiarizer.Factory factory) throws Exception {
    start(factory, ALLOWED_MS);
  }

  private void start(WindowDiarizer.Factory factory, long allowedMs) throws Exception {
    task =
        new OneInputStreamOperatorTestHarness<>(
            new AsyncWaitOperatorFactory<>(
                new DiarizeWindows(factory, new HearingSettings(2, allowedMs, null)),
                NO_TIMEOUT,
                32,
                OutputMode.UNORDERED),
            TypeInformation.of(SpeechWindow.class).createSerializer(new SerializerConfigImpl()));
    task.open();
  }

  private void send(SpeechWindow window) throws Exception {
    task.processElement(new StreamRecord<>(window));
  }

  private List<Recognition> outcomes() throws Exception {
    task.endInput();
    return task.extractOutputValues();
  }

  private static SpeechWindow window(String streamId, long number, String diarizer) {
    return new SpeechWindow(
        "acme",
        "talk",
        0,
        0,
        streamId,
        number,
        0,
        0,
        16_000,
        List.of(new SampleSpan(3_200, 8_000), new SampleSpan(9_600, 12_800)),
        0,
        0,
        16_000,
        new byte[32_000],
        "tiny@0123",
        "beam=1",
        diarizer);
  }

  private record TurningFactory() implements WindowDiarizer.Factory {
    @Override
    public String diarizer() {
      return MODEL;
    }

    @Override
    public String voices() {
      return MODEL;
    }

    @Override
    public WindowDiarizer open() {
      return new ScriptedDiarizer(
          window ->
              DiarizationOutcomes.turns(window, DiarizationOutcomes.SEGMENTATION)
                  .setTurns(List.of(new LocalTurn(0L, 1_000L, 0)))
                  .build());
    }
  }

  private record FailingFactory() implements WindowDiarizer.Factory {
    @Override
    public String diarizer() {
      return MODEL;
    }

    @Override
    public String voices() {
      return MODEL;
    }

    @Override
    public WindowDiarizer open() {
      return new ScriptedDiarizer(
          window -> {
            throw new HearingException("no voice", null);
          });
    }
  }

  private record StuckFactory() implements WindowDiarizer.Factory {
    @Override
    public String diarizer() {
      return MODEL;
    }

    @Override
    public String voices() {
      return MODEL;
    }

    @Override
    public WindowDiarizer open() {
      return new ScriptedDiarizer(
          window -> {
            ABORTS.acquireUninterruptibly();
            throw new HearingException("aborted", null);
          });
    }
  }

  private interface Script {
    Recognition play(SpeechWindow window) throws HearingException;
  }

  private static final class ScriptedDiarizer implements WindowDiarizer {
    private final Script script;

    ScriptedDiarizer(Script script) {
      this.script = script;
      OPEN.incrementAndGet();
    }

    @Override
    public Recognition hear(SpeechWindow window) throws HearingException {
      HEARD.incrementAndGet();
      return script.play(window);
    }

    @Override
    public void abort() {
      ABORTS.release();
    }

    @Override
    public void close() {
      OPEN.decrementAndGet();
    }
  }
}
