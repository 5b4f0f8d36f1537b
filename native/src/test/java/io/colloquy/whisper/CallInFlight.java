package io.colloquy.whisper;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A call in a thread of its own, measured by what it computes, whatever else the machine does. */
final class CallInFlight {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Thread thread;
  private volatile Throwable thrown;
  private volatile long wholeNanos;

  CallInFlight(ThrowingCallable call) {
    thread =
        new Thread(
            () -> {
              thrown = catchThrowable(call);
              wholeNanos = THREADS.getCurrentThreadCpuTime();
            });
    thread.start();
  }

  boolean isRunning() {
    return thread.isAlive();
  }

  /** Processor time so far, of one thread. */
  long processorNanos() {
    long nanos = THREADS.getThreadCpuTime(thread.getId());
    return nanos < 0 ? wholeNanos : nanos;
  }

  /** Waits for the end and returns what was thrown, or null. */
  Throwable end() throws InterruptedException {
    thread.join();
    return thrown;
  }
}
