package io.colloquy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class SpeakerColourTest {

  /** WCAG asks for 3 of large text and of what is no text; labels are never the only hint. */
  private static final double LEAST_CONTRAST = 3.9;

  private static final int[] CUBE = {0, 95, 135, 175, 215, 255};

  @Test
  void eightSpeakersHaveEightColoursAndTheNinthBeginsAgain() {
    assertThat(IntStream.rangeClosed(1, 8).mapToObj(SpeakerColourTest::painted))
        .doesNotHaveDuplicates();
    assertThat(painted(9)).isEqualTo(painted(1));
  }

  @Test
  void labelsOfAnOutsideDiarizerThatAreCountedHaveTheirOwnToo() {
    assertThat(
            IntStream.range(0, 8)
                .mapToObj(n -> SpeakerColour.paint(Ansi.ON, "SPEAKER_0" + n, "text")))
        .doesNotHaveDuplicates();
  }

  @Test
  void paintsTheTextAndEndsThere() {
    assertThat(painted(1)).startsWith("\u001b[38;5;").contains("mtext\u001b[").endsWith("m");
  }

  @Test
  void leavesTextAloneForAPipeAndForSomebodyUnknown() {
    assertThat(SpeakerColour.paint(Ansi.OFF, "1", "text")).isEqualTo("text");
    assertThat(SpeakerColour.paint(Ansi.ON, null, "text")).isEqualTo("text");
  }

  @Test
  void everyColourCanBeReadOnWhiteAndOnBlack() {
    for (int colour : SpeakerColour.PALETTE) {
      double luminance = luminance(colour);
      assertThat(1.05 / (luminance + 0.05)).as("%d on white", colour).isGreaterThan(LEAST_CONTRAST);
      assertThat((luminance + 0.05) / 0.05).as("%d on black", colour).isGreaterThan(LEAST_CONTRAST);
    }
  }

  /** Relative luminance as WCAG defines it, of a colour of the 6 × 6 × 6 cube. */
  private static double luminance(int colour) {
    int place = colour - 16;
    return 0.2126 * linear(CUBE[place / 36])
        + 0.7152 * linear(CUBE[place / 6 % 6])
        + 0.0722 * linear(CUBE[place % 6]);
  }

  private static double linear(int component) {
    double c = component / 255.0;
    return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private static String painted(int speaker) {
    return SpeakerColour.paint(Ansi.ON, Integer.toString(speaker), "text");
  }
}
