package io.colloquy.flink;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Says in one line that Flink's {@code lib/} lacks a native library. They cannot travel in the job
 * jar: a second class loader cannot load the same library, so a restarted job would fail.
 */
public final class NativeLibraries {
  private static final Map<String, String> JARS = new LinkedHashMap<>();

  static {
    JARS.put("io.colloquy.whisper.WhisperLibrary", "colloquy-native");
    JARS.put("ai.onnxruntime.OrtEnvironment", "onnxruntime");
    JARS.put("org.bytedeco.javacpp.Loader", "javacpp");
    JARS.put("org.bytedeco.ffmpeg.global.avcodec", "ffmpeg");
    JARS.put("org.bytedeco.openblas.global.openblas", "openblas");
    JARS.put("org.nd4j.linalg.cpu.nativecpu.CpuBackend", "nd4j-native");
  }

  private NativeLibraries() {}

  /**
   * Returns if all are there.
   *
   * @throws IllegalStateException naming the jars that are not
   */
  public static void require() {
    String missing =
        JARS.entrySet().stream()
            .filter(library -> !isPresent(library.getKey()))
            .map(Map.Entry::getValue)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "Flink's lib/ lacks "
              + missing
              + " on this machine: put the jars of flink-jobs/local/flink-lib/target/lib there"
              + " and restart it");
    }
  }

  private static boolean isPresent(String className) {
    try {
      Class.forName(className, false, NativeLibraries.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }
}
