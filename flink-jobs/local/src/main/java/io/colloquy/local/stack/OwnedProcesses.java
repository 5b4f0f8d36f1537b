package io.colloquy.local.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Knows a stack's processes by an option on their command lines, even when a pid file was lost.
 * Command lines are readable across users, which environments are not.
 */
final class OwnedProcesses {

  private static final int LOOKS = 1_000;
  private static final long LOOK_MS = 10;

  private OwnedProcesses() {}

  /** The option that every JVM of the stack carries. */
  static String mark(Path stack) {
    return "-Dcolloquy.stack=" + stack;
  }

  /** All living processes of the stack in this directory. */
  static List<ProcessHandle> of(Path stack) {
    return ProcessHandle.allProcesses().filter(process -> isOwned(process.pid(), stack)).toList();
  }

  static boolean isOwned(long pid, Path stack) {
    return commandLine(pid).contains('\0' + mark(stack) + '\0');
  }

  /**
   * Waits out the moment in which a process turns into another program and shows no command line,
   * which a busy machine may make long.
   */
  static void awaitCommandLine(ProcessHandle process) {
    try {
      for (int look = 0; look < LOOKS && commandLine(process.pid()).isEmpty(); look++) {
        if (!process.isAlive() || isUnburied(process.pid())) {
          return;
        }
        Thread.sleep(LOOK_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it is dead, but its parent has not asked how it ended: it has no command line. */
  private static boolean isUnburied(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
    } catch (IOException ended) {
      return true;
    }
  }

  private static String commandLine(long pid) {
    try {
      byte[] words = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline"));
      return new String(words, StandardCharsets.UTF_8);
    } catch (IOException ended) {
      return "";
    }
  }
}
