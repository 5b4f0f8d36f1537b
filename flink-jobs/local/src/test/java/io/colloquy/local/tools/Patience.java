package io.colloquy.local.tools;

/** For waits that end by their condition: when one is in vain, on whatever machine. */
public final class Patience {

  public static final long PATIENCE_MS = 300_000;

  private Patience() {}
}
