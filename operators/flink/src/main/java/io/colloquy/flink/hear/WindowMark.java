package io.colloquy.flink.hear;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.colloquy.crash.CrashMark;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * How often a window ended the process that heard it. Its file has a line that says which step
 * heard it, and one for each crash. A process that is killed from outside leaves the first alone,
 * which counts for nothing. Whose window it is, logs tell.
 */
final class WindowMark {
  private final Path file;
  private final String step;
  private final String about;
  private final int crashes;

  /**
   * @param file null if there are to be no marks
   */
  WindowMark(Path file, String step, SpeechWindow window) {
    this.file = file;
    this.step = step;
    about =
        "window %d of %s/%s/%s, samples %d to %d"
            .formatted(
                window.number(),
                window.tenantId(),
                window.interviewId(),
                window.streamId(),
                window.firstSample(),
                window.endSample())
            .replaceAll("\\R", " ");
    crashes = file == null ? 0 : (int) lines().stream().filter(CrashMark.CRASHED::equals).count();
  }

  /** Whether processes that come after this one will know. */
  boolean isKept() {
    return file != null;
  }

  /** How many processes died of the window before now. */
  int crashes() {
    return crashes;
  }

  /**
   * Lets a model hear the window, so that a crash will be known.
   *
   * @throws UncheckedIOException if the mark cannot be written
   */
  Recognition hear(WindowModel model, SpeechWindow window) throws HearingException {
    if (file == null || !model.callsNativeCode()) {
      return model.hear(window);
    }
    begin();
    try {
      return CrashMark.during(file, () -> model.hear(window));
    } finally {
      if (crashes == 0) {
        clear();
      }
    }
  }

  /**
   * The window is about to end this process.
   *
   * @throws UncheckedIOException if that cannot be written
   */
  void addCrash() {
    try {
      Files.writeString(
          file, CrashMark.CRASHED + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  /** The window has its outcome; it will not be heard again. */
  void clear() {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException unreachable) {
        throw new UncheckedIOException(unreachable);
      }
    }
  }

  private void begin() {
    try {
      if (crashes == 0) {
        Files.writeString(file, step + "\n");
      }
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file, UTF_8);
    } catch (NoSuchFileException usual) {
      return List.of();
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  @Override
  public String toString() {
    return about;
  }
}
