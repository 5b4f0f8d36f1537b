package io.colloquy.local.demo;

import io.colloquy.local.stack.StackException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The interview that comes with the command line, as a file for as long as it is open; its README
 * tells what is said in it.
 */
final class PackagedInterview implements AutoCloseable {

  /** Is said once. */
  static final String PHRASE = "price went up";

  private static final String AUDIO = "/demo/interview.ogg";
  private static final String WORDS = "/demo/interview.ctm";

  private final Path file;

  private PackagedInterview(Path file) {
    this.file = file;
  }

  /**
   * Writes the recording to a temporary file.
   *
   * @throws StackException if there is no room for it
   */
  static PackagedInterview unpack() {
    try {
      Path file = Files.createTempFile("colloquy-demo-", ".ogg");
      Files.write(file, read(AUDIO));
      return new PackagedInterview(file);
    } catch (IOException e) {
      throw new StackException("the demo interview cannot be unpacked: " + e.getMessage(), e);
    }
  }

  Path file() {
    return file;
  }

  /** When the synthesizer says {@link #PHRASE}, in milliseconds. */
  static long phraseStartMs() {
    try {
      String marks = new String(read(WORDS), StandardCharsets.UTF_8);
      return SpokenPhrase.startMs(PHRASE, marks.lines().toList()).orElseThrow();
    } catch (IOException e) {
      throw new StackException("the demo interview cannot be read: " + e.getMessage(), e);
    }
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream in = PackagedInterview.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path; build the project");
      }
      return in.readAllBytes();
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new StackException("the demo interview stays at " + file + ": " + e.getMessage(), e);
    }
  }
}
