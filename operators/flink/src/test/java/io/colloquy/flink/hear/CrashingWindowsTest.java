package io.colloquy.flink.hear;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.transcribe.Outcomes;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Windows that ended the process which heard them. */
@Timeout(60)
class CrashingWindowsTest {
  private static final long NO_TIMEOUT = 0;
  private static final long ALLOWED_MS = 60_000;
  private static final int POOL = 2;
  private static final SpeechWindow SUSPECT = ScriptedModel.window(7);

  /** Static, because the function travels to its task serialized. */
  private static final Set<Long> HEARD = ConcurrentHashMap.newKeySet();

  private static final CyclicBarrier TOGETHER = new CyclicBarrier(POOL);
  private static final Semaphore COMPANY = new Semaphore(0);
  private static CountDownLatch suspectBegan;
  private static volatile boolean suspectHadCompany;

  @TempDir private Path marks;

  @BeforeEach
  void forget() {
    HEARD.clear();
    COMPANY.drainPermits();
    suspectBegan = new CountDownLatch(1);
    suspectHadCompany = false;
  }

  @Test
  void whatCrashedOnceIsHeardAlone() throws Exception {
    crash(SUSPECT);
    List<Recognition> outcomes = hear(0, 1, 7, 2, 3, 4, 5);
    assertThat(outcomes)
        .hasSize(7)
        .extracting(Recognition::getKind)
        .containsOnly(RecognitionKind.WORDS);
    assertThat(HEARD).contains(7L);
    assertThat(suspectHadCompany).isFalse();
    assertThat(marks).isEmptyDirectory();
  }

  @Test
  void whatCrashedTwiceIsNotHeardAgainHoweverOftenItComesBack() throws Exception {
    crash(SUSPECT);
    crash(SUSPECT);
    for (int restart = 0; restart < 2; restart++) {
      List<Recognition> outcomes = hear(0, 1, 7);
      assertThat(outcomes).hasSize(3);
      assertThat(outcomes)
          .filteredOn(outcome -> outcome.getKind() == RecognitionKind.FAILURE)
          .singleElement()
          .satisfies(
              gap -> {
                assertThat(gap.getNumber()).isEqualTo(7);
                assertThat(gap.getReason()).isEqualTo(Outcomes.RECOGNIZER_CRASHED);
                assertThat(gap.getAttempts()).isEqualTo(2);
              });
      assertThat(HEARD).doesNotContain(7L);
    }
  }

  /** What a process that dies of the window leaves. */
  private void crash(SpeechWindow window) {
    CrashMarks.open("hear-windows", marks.toString()).of(window).addCrash();
  }

  private List<Recognition> hear(long... numbers) throws Exception {
    OneInputStreamOperatorTestHarness<SpeechWindow, Recognition> task =
        new OneInputStreamOperatorTestHarness<>(
            new AsyncWaitOperatorFactory<>(
                new Step(new HearingSettings(POOL, ALLOWED_MS, marks.toString())),
                NO_TIMEOUT,
                32,
                OutputMode.UNORDERED),
            TypeInformation.of(SpeechWindow.class).createSerializer(new SerializerConfigImpl()));
    task.open();
    for (long number : numbers) {
      task.processElement(new StreamRecord<>(ScriptedModel.window(number)));
    }
    task.endInput();
    List<Recognition> outcomes = task.extractOutputValues();
    task.close();
    return outcomes;
  }

  /** The suspect looks for company, and those behind it would be that as soon as it began. */
  private static void play(SpeechWindow window) throws Exception {
    HEARD.add(window.number());
    if (window.number() == SUSPECT.number()) {
      suspectBegan.countDown();
      suspectHadCompany = COMPANY.tryAcquire(300, TimeUnit.MILLISECONDS);
    } else if (window.number() < POOL) {
      TOGETHER.await(30, TimeUnit.SECONDS);
    } else if (suspectBegan.await(300, TimeUnit.MILLISECONDS)) {
      COMPANY.release();
    }
  }

  private static final class Step extends HearWindows {
    Step(HearingSettings settings) {
      super(
          "hear-windows",
          "windowsFailed",
          () -> ScriptedModel.of(CrashingWindowsTest::play),
          settings);
    }

    @Override
    protected Recognition failure(SpeechWindow window, int attempts, String detail) {
      return Outcomes.failure(window, Outcomes.RECOGNITION_FAILED, attempts, detail);
    }

    @Override
    protected Recognition crashed(SpeechWindow window, int crashes, String detail) {
      return Outcomes.failure(window, Outcomes.RECOGNIZER_CRASHED, crashes, detail);
    }

    @Override
    protected void heard(Recognition outcome, long hearingMs) {}
  }
}
