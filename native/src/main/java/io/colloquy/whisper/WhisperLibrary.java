package io.colloquy.whisper;

import io.colloquy.crash.CrashLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The native library: loaded once per process, out of the jar. */
public final class WhisperLibrary {

  static final int EXPECTED_BINDING = 1;
  static final String EXPECTED_WHISPER = "1.9.1";

  private static final String FOLDER = "/native/linux-x86_64/";

  private static WhisperLibrary loaded;

  private final Flavour flavour;
  private final int gpus;

  private WhisperLibrary(Flavour flavour, int gpus) {
    this.flavour = flavour;
    this.gpus = gpus;
  }

  /**
   * Loads the library, or returns the one loaded before.
   *
   * @throws WhisperException where there is no library for this machine, or another version of it
   */
  public static synchronized WhisperLibrary load() {
    if (loaded == null) {
      // The first only prepares the environment of the second.
      loadNative("libcolloquy_environment.so");
      loadNative("libcolloquy_whisper.so");
      CrashLibrary.load();
      requireVersions(bindingVersion(), whisperVersion());
      requireCpuFeatures(missingCpuFeatures());
      loaded = new WhisperLibrary(Flavour.valueOf(flavourName()), gpuCount());
    }
    return loaded;
  }

  /** What the library was built to run on. */
  public Flavour flavour() {
    return flavour;
  }

  /** The GPUs that the library can use here. */
  public int gpus() {
    return gpus;
  }

  /** The version of whisper.cpp and the flavour, for logs and documents. */
  public String version() {
    return "whisper.cpp " + EXPECTED_WHISPER + " " + flavour;
  }

  /**
   * Refuses to go on where a GPU was asked for and would silently be replaced by the CPU.
   *
   * @throws WhisperException if the library has another flavour, or there is no GPU
   */
  public void requireFlavour(Flavour required) {
    requireFlavour(required, flavour, gpus);
  }

  static void requireFlavour(Flavour required, Flavour built, int gpus) {
    if (required == Flavour.CPU) {
      return;
    }
    if (built != required) {
      throw new WhisperException(
          required
              + " was asked for, but the native library was built for "
              + built
              + "; build it with native/build.sh -DCOLLOQUY_CUDA=ON, or ask for the CPU");
    }
    if (gpus == 0) {
      throw new WhisperException(
          required + " was asked for, but no GPU is visible here; check the driver (nvidia-smi)");
    }
  }

  static void requireVersions(int binding, String whisper) {
    if (binding != EXPECTED_BINDING || !EXPECTED_WHISPER.equals(whisper)) {
      throw new WhisperException(
          ("the native library has binding %d and whisper.cpp %s, but this jar expects binding %d and"
                  + " whisper.cpp %s; build both from one checkout")
              .formatted(binding, whisper, EXPECTED_BINDING, EXPECTED_WHISPER));
    }
  }

  static void requireCpuFeatures(String missing) {
    if (!missing.isEmpty()) {
      throw new WhisperException(
          "the native library was built for a CPU with "
              + missing
              + ", which this one lacks; build it here, or anywhere with -DGGML_NATIVE=OFF");
    }
  }

  private static void loadNative(String name) {
    try (InputStream library = WhisperLibrary.class.getResourceAsStream(FOLDER + name)) {
      if (library == null) {
        throw new WhisperException(
            "the jar holds no native library " + FOLDER + name + "; native/build.sh makes it");
      }
      Path copy = Files.createTempFile("colloquy-whisper-", ".so");
      try {
        Files.copy(library, copy, StandardCopyOption.REPLACE_EXISTING);
        System.load(copy.toString());
      } finally {
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw new WhisperException("the native library cannot be unpacked: " + e.getMessage(), e);
    } catch (UnsatisfiedLinkError e) {
      throw new WhisperException("the native library does not load: " + e.getMessage(), e);
    }
  }

  private static native int bindingVersion();

  private static native String whisperVersion();

  private static native String flavourName();

  private static native String missingCpuFeatures();

  private static native int gpuCount();
}
