package io.colloquy.bench.upgrade;

import io.colloquy.flink.hear.HearingException;

/** Keeps a window in flight until the job ends. */
final class Hold {
  private boolean aborted;

  synchronized void untilAborted() throws HearingException {
    aborted = false;
    try {
      while (!aborted) {
        wait();
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
    throw new HearingException("held until the end", null);
  }

  synchronized void abort() {
    aborted = true;
    notifyAll();
  }
}
