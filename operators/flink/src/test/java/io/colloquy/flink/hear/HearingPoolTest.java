package io.colloquy.flink.hear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.crash.CrashMark;
import io.colloquy.flink.hear.HearingResult.Kind;
import io.colloquy.flink.transcribe.Outcomes;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls that do not end, most by a clock that the tests set, and calls that must be alone. */
@Timeout(60)
class HearingPoolTest {
  private static final String STEP = "hear-windows";
  private static final long ALLOWED_MS = 60_000;
  private static final SpeechWindow HANGING = ScriptedModel.window(7);
  private static final SpeechWindow OTHER = ScriptedModel.window(8);

  @TempDir private Path marks;
  @TempDir private Path elsewhere;
  private final AtomicLong nowMs = new AtomicLong();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final CountDownLatch processEnded = new CountDownLatch(1);
  private HearingPool pool;

  @AfterEach
  void close() {
    released.countDown();
    pool.close();
  }

  @Test
  void aCallThatDoesNotEndWhenAskedToEndsTheProcessAndCountsAsACrash() throws Exception {
    open(1, marks);
    CompletableFuture<HearingResult> hanging = pool.hear(HANGING);
    begun.await();
    nowMs.addAndGet(ALLOWED_MS);
    assertThat(hanging.get().kind()).isEqualTo(Kind.FAILED);
    assertThat(processEnded.getCount()).isEqualTo(1);
    nowMs.addAndGet(ALLOWED_MS);
    processEnded.await();
    assertThat(onlyMark()).containsExactly(STEP, CrashMark.CRASHED);
  }

  @Test
  void aStepThatClosesWaitsNoLongerForACall() throws Exception {
    open(1, marks);
    pool.hear(HANGING);
    begun.await();
    Thread closing = new Thread(pool::close);
    closing.start();
    while (processEnded.getCount() > 0) {
      nowMs.addAndGet(ALLOWED_MS);
      processEnded.await(100, TimeUnit.MILLISECONDS);
    }
    assertThat(onlyMark()).containsExactly(STEP, CrashMark.CRASHED);
    released.countDown();
    closing.join();
  }

  @Test
  void withoutMarksItKeepsItsModelAndOthersAreHeard() throws Exception {
    open(2, null);
    CompletableFuture<HearingResult> hanging = pool.hear(HANGING);
    begun.await();
    nowMs.addAndGet(ALLOWED_MS);
    assertThat(hanging.get().kind()).isEqualTo(Kind.FAILED);
    nowMs.addAndGet(ALLOWED_MS);
    assertThat(pool.hear(OTHER).get().kind()).isEqualTo(Kind.HEARD);
    assertThat(processEnded.await(300, TimeUnit.MILLISECONDS)).isFalse();
  }

  @Test
  void aWindowThatMayNotBeHeardBesideItIsGivenUpWhenItsOwnTimeIsOver() throws Exception {
    crash(OTHER);
    LongSupplier realMs = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    open(2, 200, marks, realMs, () -> ScriptedModel.of(this::play));
    pool.hear(HANGING);
    begun.await();
    assertThat(pool.hear(OTHER).get().kind()).isEqualTo(Kind.FAILED);
    while (Files.exists(fileOf(OTHER))) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aWindowThatMustBeAloneGetsItsTurnHoweverManyOthersThereAre() throws Exception {
    crash(HANGING);
    released.countDown();
    AtomicInteger others = new AtomicInteger();
    Random random = new Random(1);
    ScriptedModel.Script script =
        window -> {
          if (window.number() == HANGING.number()) {
            assertThat(others).hasValue(0);
          } else {
            others.incrementAndGet();
            Thread.sleep(100 + random.nextInt(100));
            others.decrementAndGet();
          }
        };
    open(4, ALLOWED_MS, marks, nowMs::get, () -> ScriptedModel.of(script));
    long number = OTHER.number();
    Deque<CompletableFuture<HearingResult>> crowd = new ArrayDeque<>();
    while (crowd.size() < 3) {
      crowd.add(pool.hear(ScriptedModel.window(++number)));
    }
    CompletableFuture<HearingResult> alone = pool.hear(HANGING);
    while (number < 100 && !alone.isDone()) {
      crowd.add(pool.hear(ScriptedModel.window(++number)));
      crowd.remove().get();
    }
    assertThat(alone).isCompleted();
    assertThat(alone.get().kind()).isEqualTo(Kind.HEARD);
  }

  @Test
  void aWindowThatTheStepDoesNotWaitForKeepsItsCrash() throws Exception {
    crash(HANGING);
    open(1, marks);
    CompletableFuture<HearingResult> hanging = pool.hear(HANGING);
    begun.await();
    Thread closing = new Thread(pool::close);
    closing.start();
    while (closing.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    released.countDown();
    closing.join();
    hanging.get();
    assertThat(onlyMark()).containsExactly(CrashMark.CRASHED);
  }

  @Test
  void aSuspectIsHeardByAModelThatWasSeenToHear() throws Exception {
    crash(HANGING);
    FailingModel model = new FailingModel(new AtomicBoolean(), new AtomicInteger());
    open(1, ALLOWED_MS, marks, nowMs::get, () -> model);
    assertThat(pool.hear(OTHER).get().kind()).isEqualTo(Kind.HEARD);
    assertThat(model.checks()).hasValue(0);
    assertThat(pool.hear(HANGING).get().kind()).isEqualTo(Kind.HEARD);
    assertThat(model.checks()).hasValue(1);
  }

  @Test
  void aModelThatHearsNothingAnyMoreFailsTheStepAndNoWindow() throws Exception {
    FailingModel model = new FailingModel(new AtomicBoolean(), new AtomicInteger());
    open(1, ALLOWED_MS, null, nowMs::get, () -> model);
    assertThat(pool.hear(OTHER).get().kind()).isEqualTo(Kind.HEARD);
    model.lost().set(true);
    assertThatThrownBy(() -> pool.hear(OTHER).get())
        .hasStackTraceContaining("hear-windows", "hears nothing any more", "no memory");
  }

  @Test
  void aModelThatHangsOnWhatIsNoWindowsFailsTheStepAndEndsTheProcessWithoutACrash()
      throws Exception {
    crash(OTHER);
    open(1, ALLOWED_MS, marks, nowMs::get, () -> new HangingCheck(() -> play(HANGING)));
    CompletableFuture<HearingResult> suspect = pool.hear(OTHER);
    begun.await();
    nowMs.addAndGet(ALLOWED_MS);
    assertThatThrownBy(suspect::get).hasStackTraceContaining("hears nothing any more");
    nowMs.addAndGet(ALLOWED_MS);
    processEnded.await();
    assertThat(onlyMark()).containsExactly(CrashMark.CRASHED);
  }

  private record HangingCheck(Runnable hangs) implements WindowModel {
    @Override
    public Recognition hear(SpeechWindow window) {
      return Outcomes.words(window).build();
    }

    @Override
    public void check() {
      hangs.run();
    }

    @Override
    public void abort() {}

    @Override
    public void close() {}
  }

  private record FailingModel(AtomicBoolean lost, AtomicInteger checks) implements WindowModel {
    @Override
    public Recognition hear(SpeechWindow window) throws HearingException {
      requireMemory();
      return Outcomes.words(window).build();
    }

    @Override
    public void check() throws HearingException {
      checks.incrementAndGet();
      requireMemory();
    }

    private void requireMemory() throws HearingException {
      if (lost.get()) {
        throw new HearingException("no memory", null);
      }
    }

    @Override
    public void abort() {}

    @Override
    public void close() {}
  }

  private void open(int models, Path directory) {
    open(models, ALLOWED_MS, directory, nowMs::get, () -> ScriptedModel.of(this::play));
  }

  private void open(
      int models, long allowedMs, Path directory, LongSupplier clock, WindowModel.Factory factory) {
    HearingSettings settings =
        new HearingSettings(models, allowedMs, directory == null ? null : directory.toString());
    pool = HearingPool.open(STEP, settings, factory, clock, processEnded::countDown);
  }

  /** What is asked to end does not listen. */
  private void play(SpeechWindow window) {
    if (window.number() == HANGING.number()) {
      begun.countDown();
      boolean waiting = true;
      while (waiting) {
        try {
          released.await();
          waiting = false;
        } catch (InterruptedException unheard) {
          waiting = true;
        }
      }
    }
  }

  /** What a process that dies of the window leaves. */
  private void crash(SpeechWindow window) {
    CrashMarks.open(STEP, marks.toString()).of(window).addCrash();
  }

  private Path fileOf(SpeechWindow window) throws IOException {
    CrashMarks.open(STEP, elsewhere.toString()).of(window).addCrash();
    return marks.resolve(only(elsewhere).getFileName());
  }

  private List<String> onlyMark() throws IOException {
    return Files.readAllLines(only(marks));
  }

  private static Path only(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }
}
