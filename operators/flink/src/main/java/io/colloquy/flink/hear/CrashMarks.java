package io.colloquy.flink.hear;

import io.colloquy.flink.window.SpeechWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory with a file for every window in native code. A process that dies of one says so in
 * its file, which those that come after it find.
 */
final class CrashMarks {
  private static final Logger LOG = LoggerFactory.getLogger(CrashMarks.class);

  /** Longer than a job can be replayed; that of a deleted job must end some day. */
  private static final Duration KEPT = Duration.ofDays(7);

  private static final int NAME_DIGITS = 32;
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{" + NAME_DIGITS + "}");

  private final String step;
  private final Path directory;

  private CrashMarks(String step, Path directory) {
    this.step = step;
    this.directory = directory;
  }

  /**
   * Opens the marks of a step, and forgets old ones.
   *
   * @param directory absolute; null to keep none
   * @throws IllegalStateException if the directory cannot be used here
   */
  static CrashMarks open(String step, String directory) {
    if (directory == null) {
      return new CrashMarks(step, null);
    }
    CrashMarks marks = new CrashMarks(step, Path.of(directory));
    try {
      Files.createDirectories(marks.directory);
      marks.forgetBefore(Instant.now().minus(KEPT));
    } catch (IOException unusable) {
      throw new IllegalStateException(
          "The directory %s of crash marks cannot be used on this TaskManager (%s): mount it there, or name another with --crash-marks"
              .formatted(directory, unusable),
          unusable);
    }
    return marks;
  }

  /** Forgets old marks once more. They do no harm, so that it does none either if that fails. */
  void forgetOld() {
    if (directory != null) {
      try {
        forgetBefore(Instant.now().minus(KEPT));
      } catch (IOException | UncheckedIOException unreachable) {
        LOG.warn("{}: old crash marks are left in {}", step, directory, unreachable);
      }
    }
  }

  /**
   * The mark of a window, which is the same wherever and whenever it is heard.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  WindowMark of(SpeechWindow window) {
    Path file = directory == null ? null : directory.resolve(name(window));
    return new WindowMark(file, step, window);
  }

  /** Another model, or a new generation, may have better luck. */
  private String name(SpeechWindow window) {
    String identity =
        String.join(
            "\n",
            step,
            window.tenantId(),
            window.interviewId(),
            Integer.toString(window.generation()),
            window.streamId(),
            Long.toString(window.firstSample()),
            Long.toString(window.endSample()),
            WindowOutcomes.sha256(window.audio()),
            window.model(),
            window.settings(),
            window.diarizer());
    return WindowOutcomes.sha256(identity.getBytes(StandardCharsets.UTF_8))
        .substring(0, NAME_DIGITS);
  }

  private void forgetBefore(Instant before) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        if (NAME.matcher(file.getFileName().toString()).matches() && isOlder(file, before)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean isOlder(Path file, Instant than) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(than);
    } catch (NoSuchFileException deletedByAnotherTask) {
      return false;
    }
  }
}
