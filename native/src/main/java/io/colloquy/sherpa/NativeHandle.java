package io.colloquy.sherpa;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/** Guards the address of a native object: no call after it was freed, no freeing during a call. */
final class NativeHandle {

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final String name;
  private final LongConsumer free;
  private long address;

  /**
   * @param name of the object in messages, such as "the stream"
   * @param free gives the object's memory back
   */
  NativeHandle(String name, long address, LongConsumer free) {
    this.name = name;
    this.address = address;
    this.free = free;
  }

  /** A call that others may make at the same time. */
  <T> T shared(LongFunction<T> call) {
    return guarded(lock.readLock(), call);
  }

  /** A call that no other may be made beside. */
  <T> T exclusive(LongFunction<T> call) {
    return guarded(lock.writeLock(), call);
  }

  /** Waits for the calls in flight, then frees the object; the second time it does nothing. */
  void close() {
    lock.writeLock().lock();
    try {
      if (address != 0) {
        free.accept(address);
        address = 0;
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private <T> T guarded(Lock held, LongFunction<T> call) {
    held.lock();
    try {
      if (address == 0) {
        throw new IllegalStateException(name + " is closed");
      }
      return call.apply(address);
    } finally {
      held.unlock();
    }
  }
}
