package io.colloquy.local.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one command at a time start or stop the servers of a data directory. */
final class StackLock {

  private StackLock() {}

  /**
   * @throws StackException when another command is at work
   */
  static void hold(Path dataDirectory, Runnable work) {
    Path file = dataDirectory.resolve("lock");
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw busy(dataDirectory);
      }
      work.run();
    } catch (OverlappingFileLockException e) {
      throw busy(dataDirectory);
    } catch (IOException e) {
      throw new StackException("cannot lock " + file + ": " + e.getMessage(), e);
    }
  }

  private static StackException busy(Path dataDirectory) {
    return new StackException(
        "another colloquy command is starting or stopping the stack in "
            + dataDirectory
            + "; wait for it to end");
  }
}
