package io.colloquy.crash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The native library behind crash marks: loaded once per process, out of the jar. */
final class CrashLibrary {
  private static final int EXPECTED_BINDING = 1;
  private static final String RESOURCE = "/native/linux-x86_64/libcolloquy_crash.so";

  private static boolean loaded;

  private CrashLibrary() {}

  /**
   * Loads the library and sets its handler of fatal signals in front of the JVM's, once.
   *
   * @throws IllegalStateException where there is no library for this machine, or another version
   */
  static synchronized void load() {
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
    install();
    loaded = true;
  }

  private static native int bindingVersion();

  private static native void install();
}
