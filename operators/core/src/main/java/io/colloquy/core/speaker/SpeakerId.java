package io.colloquy.core.speaker;

import java.util.regex.Pattern;

/**
 * How a word tells its speaker: {@code 1}, {@code 2}, … for those that were told apart here, the
 * channel for those who have one of their own, and an outside diarizer's label behind a prefix,
 * because nobody knows whether its {@code 1} is ours.
 */
public final class SpeakerId {
  private static final String OUTSIDE = "outside:";
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

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

  /**
   * What documents tell: the id without its prefix, unless it would read like the id of somebody
   * else; null for null.
   */
  public static String label(String id) {
    if (!isOutside(id)) {
      return id;
    }
    String label = id.substring(OUTSIDE.length());
    return isOutside(label) || NUMBER.matcher(label).matches() ? id : label;
  }
}
