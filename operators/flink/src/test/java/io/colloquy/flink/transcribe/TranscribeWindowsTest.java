package io.colloquy.flink.transcribe;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.window.SampleSpan;
import io.colloquy.flink.hear.HearingException;
import io.colloquy.flink.hear.HearingSettings;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.MediaSpan;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TranscribeWindowsTest {
  private static final long ALLOWED_MS = 60_000;
  private static final long BRIEFLY_MS = 2_000;

  /** The step has a clock of its own. */
  private static final long NO_TIMEOUT = 0;

  private static final MediaSpan SPEECH = new MediaSpan(200L, 800L);

  /** Static, because the function travels to its task serialized. */
  private static Script script;

  private static final AtomicInteger OPEN = new AtomicInteger();
  private static final Map<Long, Integer> ATTEMPTS = new ConcurrentHashMap<>();

  /** What a recognizer does with a window. */
  private interface Script {
    void play(SpeechWindow window, Semaphore aborts) throws Exception;
  }

  @BeforeEach
  void forget() {
    OPEN.set(0);
    ATTEMPTS.clear();
  }

  @Test
  void everyWindowYieldsOneOutcome() throws Exception {
    script = (window, aborts) -> {};
    try (var task = task(3)) {
      task.send(20);
      assertThat(task.outcomes(20))
          .allSatisfy(outcome -> assertThat(outcome.getKind()).isEqualTo(RecognitionKind.WORDS))
          .allSatisfy(outcome -> assertThat(outcome.getSpeech()).containsExactly(SPEECH))
          .extracting(Recognition::getNumber)
          .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 20).boxed().toList());
    }
    assertThat(OPEN).hasValue(0);
  }

  @Test
  void aWindowThatFailsThreeTimesYieldsAFailure() throws Exception {
    script =
        (window, aborts) -> {
          if (window.number() == 1) {
            throw new HearingException("no words", null);
          }
        };
    try (var task = task(2)) {
      task.send(3);
      List<Recognition> outcomes = task.outcomes(3);
      assertThat(ATTEMPTS).isEqualTo(Map.of(0L, 1, 1L, 3, 2L, 1));
      Recognition failed = only(outcomes, RecognitionKind.FAILURE);
      assertThat(failed.getNumber()).isEqualTo(1);
      assertThat(failed.getAttempts()).isEqualTo(3);
      assertThat(failed.getReason()).isEqualTo(Outcomes.RECOGNITION_FAILED);
      assertThat(failed.getDetail()).contains("no words");
      assertThat(failed.getSpeech()).containsExactly(SPEECH);
    }
  }

  @Test
  void aWindowThatFailsOnceIsTranscribed() throws Exception {
    script =
        (window, aborts) -> {
          if (ATTEMPTS.get(window.number()) == 1) {
            throw new HearingException("not yet", null);
          }
        };
    try (var task = task(1)) {
      task.send(1);
      assertThat(only(task.outcomes(1), RecognitionKind.WORDS).getNumber()).isZero();
      assertThat(ATTEMPTS).isEqualTo(Map.of(0L, 2));
    }
  }

  @Test
  void aWindowWhoseTimeIsOverIsAbortedAndFails() throws Exception {
    script = TranscribeWindowsTest::hangOnTheFirst;
    try (var task = task(1, BRIEFLY_MS)) {
      task.send(1);
      List<Recognition> outcomes = task.outcomes(1);
      Recognition failed = only(outcomes, RecognitionKind.FAILURE);
      assertThat(failed.getReason()).isEqualTo(Outcomes.RECOGNITION_FAILED);
      assertThat(failed.getDetail()).contains("time");
    }
    assertThat(ATTEMPTS).isEqualTo(Map.of(0L, 1));
  }

  @Test
  void windowsBehindOneThatHangsAreHeard() throws Exception {
    script = TranscribeWindowsTest::hangOnTheFirst;
    try (var task = task(1, BRIEFLY_MS)) {
      task.send(3);
      List<Recognition> outcomes = task.outcomes(3);
      assertThat(only(outcomes, RecognitionKind.FAILURE).getNumber()).isZero();
      assertThat(ATTEMPTS).isEqualTo(Map.of(0L, 1, 1L, 1, 2L, 1));
    }
  }

  private static void hangOnTheFirst(SpeechWindow window, Semaphore aborts)
      throws HearingException {
    if (window.number() == 0) {
      aborts.acquireUninterruptibly();
      throw new HearingException("aborted", null);
    }
  }

  @Test
  void closingWhileAllAreBusyEnds() throws Exception {
    CountDownLatch started = new CountDownLatch(2);
    script =
        (window, aborts) -> {
          started.countDown();
          aborts.acquireUninterruptibly();
          throw new HearingException("aborted", null);
        };
    var task = task(2);
    task.send(4);
    started.await();
    task.close();
    assertThat(OPEN).hasValue(0);
    assertThat(ATTEMPTS.values()).containsOnly(1);
  }

  @Test
  void allRecognizersOfThePoolWorkAtTheSameTime() throws Exception {
    CyclicBarrier together = new CyclicBarrier(4);
    script = (window, aborts) -> together.await(30, TimeUnit.SECONDS);
    try (var task = task(4)) {
      task.send(8);
      assertThat(task.outcomes(8))
          .extracting(Recognition::getKind)
          .containsOnly(RecognitionKind.WORDS);
    }
  }

  private static Task task(int pool) throws Exception {
    return task(pool, ALLOWED_MS);
  }

  private static Task task(int pool, long allowedMs) throws Exception {
    OneInputStreamOperatorTestHarness<SpeechWindow, Recognition> task =
        new OneInputStreamOperatorTestHarness<>(
            new AsyncWaitOperatorFactory<>(
                new TranscribeWindows(
                    new ScriptedFactory(), new HearingSettings(pool, allowedMs, null)),
                NO_TIMEOUT,
                32,
                OutputMode.UNORDERED),
            TypeInformation.of(SpeechWindow.class).createSerializer(new SerializerConfigImpl()));
    task.open();
    return new Task(task);
  }

  /** A task of the step. */
  private record Task(OneInputStreamOperatorTestHarness<SpeechWindow, Recognition> harness)
      implements AutoCloseable {
    void send(int windows) throws Exception {
      for (long number = 0; number < windows; number++) {
        harness.processElement(new StreamRecord<>(window(number)));
      }
    }

    List<Recognition> outcomes(int expected) throws Exception {
      harness.endInput();
      List<Recognition> outcomes = harness.extractOutputValues();
      assertThat(outcomes).hasSize(expected);
      return outcomes;
    }

    @Override
    public void close() {
      try {
        harness.getOperator().close();
      } catch (Exception broken) {
        throw new AssertionError("The task does not close", broken);
      }
    }
  }

  private static Recognition only(List<Recognition> outcomes, RecognitionKind kind) {
    List<Recognition> found = outcomes.stream().filter(o -> o.getKind() == kind).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static SpeechWindow window(long number) {
    return new SpeechWindow(
        "acme",
        "talk",
        0,
        0,
        "mic",
        number,
        0,
        0,
        16_000,
        List.of(new SampleSpan(3_200, 12_800)),
        0,
        0,
        16_000,
        new byte[32_000],
        "tiny@0123",
        "beam=1",
        "");
  }

  private record ScriptedFactory() implements WindowRecognizer.Factory {
    @Override
    public String model() {
      return "tiny@0123";
    }

    @Override
    public String stamp() {
      return "beam=1";
    }

    @Override
    public WindowRecognizer open() {
      OPEN.incrementAndGet();
      return new ScriptedRecognizer();
    }
  }

  private static final class ScriptedRecognizer implements WindowRecognizer {
    private final Semaphore aborts = new Semaphore(0);

    @Override
    public Recognition hear(SpeechWindow window) throws HearingException {
      ATTEMPTS.merge(window.number(), 1, Integer::sum);
      try {
        script.play(window, aborts);
      } catch (HearingException failed) {
        throw failed;
      } catch (Exception broken) {
        throw new IllegalStateException(broken);
      }
      return Outcomes.words(window).build();
    }

    @Override
    public void abort() {
      aborts.release();
    }

    @Override
    public void close() {
      OPEN.decrementAndGet();
    }
  }
}
