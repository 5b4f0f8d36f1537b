package io.colloquy.flink;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Says in one line that Flink's {@code lib/} lacks a native library. They cannot travel in the job
 * jar: a second class loader cannot load the same library, so a restarted job would fail.
 */
public enum NativeLibraries {
  /** What a job needs that recognizes. */
  OF_RECOGNIZING(
      "colloquy-native", "io.colloquy.whisper.WhisperLibrary",
      "onnxruntime", "ai.onnxruntime.OrtEnvironment",
      "javacpp", "org.bytedeco.javacpp.Loader",
      "ffmpeg", "org.bytedeco.ffmpeg.global.avcodec"),
  /** What a job needs that assembles. */
  OF_ASSEMBLING(
      "onnxruntime", "ai.onnxruntime.OrtEnvironment",
      "javacpp", "org.bytedeco.javacpp.Loader",
      "openblas", "org.bytedeco.openblas.global.openblas",
      "nd4j-native", "org.nd4j.linalg.cpu.nativecpu.CpuBackend");

  /** A class of each jar. */
  private final Map<String, String> classes = new LinkedHashMap<>();

  NativeLibraries(String... jarsAndClasses) {
    for (int i = 0; i < jarsAndClasses.length; i += 2) {
      classes.put(jarsAndClasses[i], jarsAndClasses[i + 1]);
    }
  }

  /**
   * Returns if all are there.
   *
   * @throws IllegalStateException naming the jars that are not
   */
  public void require() {
    String missing =
        classes.entrySet().stream()
            .filter(library -> !isPresent(library.getValue()))
            .map(Map.Entry::getKey)
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
