package io.colloquy.local;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Gives what is said of a speaker the speaker's own colour, the same in every command. There are
 * eight; whoever comes ninth has the first one again, so that a colour never stands for a name.
 */
public final class SpeakerColour {

  /** Of the terminal's 256 colours; each can be read on white and on black. */
  static final int[] PALETTE = {31, 130, 28, 164, 63, 161, 66, 133};

  private SpeakerColour() {}

  /**
   * Paints a text.
   *
   * @param ansi whether to paint at all; {@code AUTO} honours {@code NO_COLOR} and pipes
   * @param speaker as documents tell; null for somebody unknown, who has no colour
   */
  public static String paint(Ansi ansi, String speaker, String text) {
    if (speaker == null || !ansi.enabled()) {
      return text;
    }
    // Speakers are numbered from 1, and strings that end in following digits have following hashes.
    int number = speaker.matches("[0-9]{1,9}") ? Integer.parseInt(speaker) - 1 : speaker.hashCode();
    int colour = PALETTE[Math.floorMod(number, PALETTE.length)];
    IStyle style = Style.fg(Integer.toString(colour));
    return style.on() + text + style.off();
  }
}
