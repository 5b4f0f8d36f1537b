package io.colloquy.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;

/**
 * A file that tells, once this process is dead, that a native call ended it. During the call, a
 * fatal signal on the calling thread, or on one that the JVM does not know and that may work for
 * it, appends the line {@value #CRASHED} to the file. The JVM's own report is written as ever. A
 * process that is killed from outside adds nothing.
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
   * Makes a call, and has the file tell if it ends the process.
   *
   * @param file there already, on a file system that is mounted here
   * @throws IllegalStateException if the file cannot be opened, or the native library is missing
   */
  public static <T, E extends Exception> T during(Path file, Call<T, E> call) throws E {
    CrashLibrary.load();
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
