package io.colloquy.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;

/**
 * A file that tells, once this process is dead, that a native call ended it. While the calling
 * thread is in the native code of a recognizer or diarizer, a fatal signal or {@code exit} there,
 * or on a thread that such code started and that may work for it, appends the line {@value
 * #CRASHED} to the file. The JVM's own report is written as ever. What happens in Java code, on
 * threads of the JVM and of other libraries, and at the hand of other processes adds nothing.
 */
public final class CrashMark {
  /** The line that a crash appends. */
  public static final String CRASHED = "crashed";

  private CrashMark() {}

  /** What the mark is for. */
  @FunctionalInterface
  public interface Call<T, E extends Exception> {
    T make() throws E;
  }

  /**
   * Makes a call, and has the file tell if native code that it runs ends the process.
   *
   * @param file there already, on a file system that is mounted here
   * @throws IllegalStateException if the file cannot be opened, or the native library is missing
   */
  public static <T, E extends Exception> T during(Path file, Call<T, E> call) throws E {
    CrashLibrary.watch();
    long handle = begin(file.toString().getBytes(UTF_8));
    try {
      return call.make();
    } finally {
      end(handle);
    }
  }

  private static native long begin(byte[] file);

  private static native void end(long handle);
}
