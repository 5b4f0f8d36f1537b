package io.colloquy.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Settings that a person gives a server beside those it needs here, in a file that the stack never
 * writes. They count from the server's next start.
 */
final class AddedSettings {

  private AddedSettings() {}

  /**
   * @param file may be missing
   * @return its text, in the syntax of the server's own file; empty without it
   */
  static String in(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
