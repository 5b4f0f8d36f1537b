package io.colloquy.local;

/** Numbers of things as people read them. */
public final class Counted {

  private Counted() {}

  /** {@code 1 gap}, {@code 2 gaps}, {@code 2 stretches}. */
  public static String of(long count, String thing) {
    String several = thing.endsWith("ch") ? "es" : "s";
    return count + " " + thing + (count == 1 ? "" : several);
  }
}
