package io.colloquy.flink.hear;

import java.net.URI;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where crash marks lie: mounted, because a dying process can write to nothing else. */
public final class CrashMarkDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(CrashMarkDirectory.class);
  private static final String OPTION = "--crash-marks";
  private static final String NONE = "none";
  private static final String NAME = "crash-marks";

  private CrashMarkDirectory() {}

  /**
   * Chooses the directory.
   *
   * @param given a path, a {@code file:} address, or {@code none}; null for a directory below the
   *     checkpoints, where those are mounted
   * @param checkpoints where Flink keeps them; null if that is not known
   * @return an absolute path; null for no marks
   * @throws IllegalArgumentException if what is given can be no mounted directory
   */
  public static String choose(String given, String checkpoints) {
    if (NONE.equals(given)) {
      return null;
    }
    if (given != null) {
      Path directory = mounted(given);
      if (directory == null) {
        throw new IllegalArgumentException(
            "A dying process cannot write to %s: give %s an absolute path that every TaskManager mounts, or none"
                .formatted(given, OPTION));
      }
      return directory.toString();
    }
    Path directory = checkpoints == null ? null : mounted(checkpoints);
    if (directory == null) {
      LOG.warn(
          "A window that crashes the recognizer will crash it for ever: checkpoints are at {}, where a dying"
              + " process cannot write. Name a directory that every TaskManager mounts with {}",
          checkpoints,
          OPTION);
      return null;
    }
    return directory.resolve(NAME).toString();
  }

  private static Path mounted(String place) {
    URI address = new org.apache.flink.core.fs.Path(place).toUri();
    boolean local = address.getScheme() == null || address.getScheme().equals("file");
    return local && address.getPath().startsWith("/") ? Path.of(address.getPath()) : null;
  }
}
