package io.colloquy.crash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The native library behind crash marks: loaded once per process, out of the jar. The libraries of
 * recognizers and diarizers refuse to run without it, because they tell it when they do.
 */
public final class CrashLibrary {
  private static final int EXPECTED_BINDING = 2;

  /** What sysexits.h calls an internal software error. */
  private static final int STATUS = 70;

  private static final String RESOURCE = "/native/linux-x86_64/libcolloquy_crash.so";

  private static boolean loaded;
  private static boolean watching;

  private CrashLibrary() {}

  /**
   * Loads the library, once.
   *
   * @throws IllegalStateException where there is no library for this machine, or another version
   */
  public static synchronized void load() {
    if (loaded) {
      return;
    }
    try (InputStream library = CrashLibrary.class.getResourceAsStream(RESOURCE)) {
      if (library == null) {
        throw new IllegalStateException(
            "the jar holds no native library " + RESOURCE + "; native/build.sh makes it");
      }
      Path copy = Files.createTempFile("colloquy-crash-", ".so");
      try {
        Files.copy(library, copy, StandardCopyOption.REPLACE_EXISTING);
        System.load(copy.toString());
      } finally {
        Files.delete(copy);
      }
    } catch (IOException | UnsatisfiedLinkError e) {
      throw new IllegalStateException(RESOURCE + " cannot be loaded: " + e.getMessage(), e);
    }
    if (bindingVersion() != EXPECTED_BINDING) {
      throw new IllegalStateException(
          "%s has binding %d, but this jar expects %d; build both from one checkout"
              .formatted(RESOURCE, bindingVersion(), EXPECTED_BINDING));
    }
    loaded = true;
  }

  /**
   * Sets a handler of fatal signals in front of the JVM's, and what is to be done at the end of the
   * process in front of what libraries do then, which are all loaded by now.
   */
  static synchronized void watch() {
    load();
    if (!watching) {
      install();
      watching = true;
    }
  }

  /**
   * Ends this process at once, with status {@value #STATUS}. Nothing is done that usually is at the
   * end of a process, because that may wait for a call that does not return.
   */
  public static void endProcess() {
    load();
    endProcess(STATUS);
  }

  private static native int bindingVersion();

  private static native void install();

  private static native void endProcess(int status);
}
