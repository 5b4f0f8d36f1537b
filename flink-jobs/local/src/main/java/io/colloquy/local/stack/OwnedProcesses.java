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
    try {
      byte[] command = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline"));
      return new String(command, StandardCharsets.UTF_8).contains('\0' + mark(stack) + '\0');
    } catch (IOException ended) {
      return false;
    }
  }
}
