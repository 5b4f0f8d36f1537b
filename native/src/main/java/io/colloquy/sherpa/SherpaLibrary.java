package io.colloquy.sherpa;

import io.colloquy.crash.CrashLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The native library: loaded once per process, out of the jar. It brings an ONNX Runtime of its
 * own, which lives beside the one of {@code com.microsoft.onnxruntime}: their sonames differ, and
 * each is visible only to what was linked with it.
 */
public final class SherpaLibrary {

  static final int EXPECTED_BINDING = 1;
  static final String EXPECTED_SHERPA = "1.13.4";

  private static final String FOLDER = "/native/linux-x86_64/";
  private static final String BINDING = "libcolloquy_sherpa.so";

  /** What the binding is linked with and finds beside itself. */
  private static final List<String> COMPANIONS =
      List.of("libonnxruntime.so", "libsherpa-onnx-c-api.so");

  private static SherpaLibrary loaded;

  private SherpaLibrary() {}

  /**
   * Loads the library, or returns the one loaded before.
   *
   * @throws SherpaException where there is no library for this machine, or another version of it
   */
  public static synchronized SherpaLibrary load() {
    if (loaded == null) {
      loadNative();
      CrashLibrary.load();
      requireVersions(bindingVersion(), sherpaVersion());
      loaded = new SherpaLibrary();
    }
    return loaded;
  }

  /** The version of sherpa-onnx, for logs and documents. */
  public String version() {
    return "sherpa-onnx " + EXPECTED_SHERPA;
  }

  static void requireVersions(int binding, String sherpa) {
    if (binding != EXPECTED_BINDING || !EXPECTED_SHERPA.equals(sherpa)) {
      throw new SherpaException(
          ("the native library has binding %d and sherpa-onnx %s, but this jar expects binding %d"
                  + " and sherpa-onnx %s, whose structures it knows; build both from one checkout")
              .formatted(binding, sherpa, EXPECTED_BINDING, EXPECTED_SHERPA));
    }
  }

  private static void loadNative() {
    List<Path> unpacked = new ArrayList<>();
    try {
      Path folder = Files.createTempDirectory("colloquy-sherpa-");
      unpacked.add(folder);
      try {
        for (String companion : COMPANIONS) {
          unpack(companion, folder, unpacked);
        }
        System.load(unpack(BINDING, folder, unpacked).toString());
      } finally {
        for (int i = unpacked.size() - 1; i >= 0; i--) {
          Files.deleteIfExists(unpacked.get(i));
        }
      }
    } catch (IOException e) {
      throw new SherpaException("the native library cannot be unpacked: " + e.getMessage(), e);
    } catch (UnsatisfiedLinkError e) {
      throw new SherpaException("the native library does not load: " + e.getMessage(), e);
    }
  }

  private static Path unpack(String name, Path folder, List<Path> unpacked) throws IOException {
    try (InputStream library = SherpaLibrary.class.getResourceAsStream(FOLDER + name)) {
      if (library == null) {
        throw new SherpaException(
            "the jar holds no native library "
                + FOLDER
                + name
                + "; native/build-sherpa.sh makes it");
      }
      Path copy = folder.resolve(name);
      unpacked.add(copy);
      Files.copy(library, copy);
      return copy;
    }
  }

  private static native int bindingVersion();

  private static native String sherpaVersion();
}
