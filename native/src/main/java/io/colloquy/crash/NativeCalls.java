package io.colloquy.crash;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Who may be in native code at the same time, for the whole process: this class lies where native
 * libraries are loaded, outside of any job's class loader.
 */
public final class NativeCalls {
  private static final ReadWriteLock TURNS = new ReentrantReadWriteLock(true);

  private NativeCalls() {}

  /** To be held by a call that others may be made beside. */
  public static Lock beside() {
    return TURNS.readLock();
  }

  /** To be held by a call beside which no other may be made: if it crashes, it was that one. */
  public static Lock alone() {
    return TURNS.writeLock();
  }
}
