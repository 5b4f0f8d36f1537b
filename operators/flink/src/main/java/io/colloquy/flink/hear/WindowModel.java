package io.colloquy.flink.hear;

import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import java.io.Serializable;

/** Hears one window at a time. Not shared between threads, but for {@link #abort}. */
public interface WindowModel extends AutoCloseable {
  /**
   * Hears a window.
   *
   * @return its outcome
   * @throws HearingException when it could make nothing of this window; it may of another
   */
  Recognition hear(SpeechWindow window) throws HearingException;

  /**
   * Tries whether it can hear at all, by something that is no window's.
   *
   * @throws HearingException if not, so that it would make nothing of any window
   */
  default void check() throws HearingException {}

  /** Makes the call in flight, if any, end soon with an exception. Safe from any thread. */
  void abort();

  /** Whether hearing runs native code, which may end the process. */
  default boolean callsNativeCode() {
    return true;
  }

  @Override
  void close();

  /** Opens models on the task that uses them. */
  @FunctionalInterface
  interface Factory extends Serializable {
    /**
     * Opens a model.
     *
     * @throws IllegalStateException when this process cannot run it, with what to do
     */
    WindowModel open();
  }
}
