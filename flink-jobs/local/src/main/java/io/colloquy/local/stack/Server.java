package io.colloquy.local.stack;

import java.util.List;

/** One server of the stack. */
interface Server {

  /** What people call it. */
  String name();

  /** Where it listens, as a person would type it. */
  String address();

  /** The port of that address. */
  int port();

  /** The memory that it is likely to occupy, in MiB. */
  long memoryMb();

  /** Its operating system processes. */
  List<ServerProcess> processes();

  /** Starts whatever is not running; may return before the server answers. */
  void start();

  /** Whether the server answers now; never throws, and takes a few seconds at most. */
  boolean isHealthy();

  /** What must exist in the server before anybody uses it; called whenever the stack goes up. */
  void prepare();

  default boolean isRunning() {
    return processes().stream().allMatch(process -> process.running().isPresent());
  }

  default void stop() {
    processes().parallelStream().forEach(ServerProcess::stop);
  }
}
