package io.colloquy.flink.audio;

/**
 * A chunk whose recorder says that it begins with audio which is known, while too little of it came
 * to tell.
 *
 * @param samples at 16 kHz, what is known by the recorder's clock; 0 if there is nothing to decide
 * @param beginning what of the chunk is held until then, one array per channel
 */
public record UndecidedClaim(long samples, short[][] beginning) {
  private static final UndecidedClaim NONE = new UndecidedClaim(0, null);

  public UndecidedClaim {
    beginning = beginning == null ? new short[0][] : beginning;
  }

  static UndecidedClaim none() {
    return NONE;
  }

  boolean isOpen() {
    return samples > 0;
  }

  /** Source samples that are held. */
  int length() {
    return beginning.length == 0 ? 0 : beginning[0].length;
  }
}
