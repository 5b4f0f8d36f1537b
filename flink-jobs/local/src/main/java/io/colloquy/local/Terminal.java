package io.colloquy.local;

import picocli.CommandLine.Help.Ansi;

/** Lines for people: coloured on a terminal, plain in a log. */
public final class Terminal {

  private Terminal() {}

  /** Prints one line of progress; its tick, if it begins with one, is green. */
  public static void progress(String line) {
    boolean done = line.startsWith("✓");
    System.out.println(done ? Ansi.AUTO.string("@|green ✓|@") + line.substring(1) : line);
  }

  /** Whether a person watches: lines may then be coloured and written over. */
  public static boolean isInteractive() {
    return Ansi.AUTO.enabled();
  }

  /** Whether there is somebody to {@link #confirm}. */
  public static boolean canAsk() {
    return System.console() != null;
  }

  /** Asks for a yes; anything else is a no. */
  public static boolean confirm(String question) {
    String answer = System.console().readLine("%s [y/N] ", question);
    return answer != null && answer.strip().matches("(?i)y|yes");
  }
}
