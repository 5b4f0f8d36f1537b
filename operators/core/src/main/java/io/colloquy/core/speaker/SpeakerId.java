package io.colloquy.core.speaker;

/**
 * How a word tells its speaker: {@code 1}, {@code 2}, … for those that were told apart here, the
 * channel for those who have one of their own, and an outside diarizer's label behind a prefix,
 * because nobody knows whether its {@code 1} is ours.
 */
public final class SpeakerId {
  private static final String OUTSIDE = "outside:";

  private SpeakerId() {}

  /**
   * The id of a tracked speaker.
   *
   * @return null for {@link Turn#UNKNOWN}
   */
  public static String tracked(int speaker) {
    return speaker == Turn.UNKNOWN ? null : Integer.toString(speaker);
  }

  /** The id of somebody whom an outside diarizer knows by a label. */
  public static String outside(String label) {
    return OUTSIDE + label;
  }

  public static boolean isOutside(String id) {
    return id != null && id.startsWith(OUTSIDE);
  }

  /** What people see: the id without its prefix; null for null. */
  public static String label(String id) {
    return isOutside(id) ? id.substring(OUTSIDE.length()) : id;
  }
}
