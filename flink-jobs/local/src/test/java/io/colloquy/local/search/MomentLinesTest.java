package io.colloquy.local.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.SpeakerColour;
import io.colloquy.local.search.Moment.ShownWord;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class MomentLinesTest {

  private static final List<ShownWord> WORDS =
      List.of(
          new ShownWord("Then", false),
          new ShownWord("(price", true),
          new ShownWord("went", true),
          new ShownWord("up),", true),
          new ShownWord("a", false),
          new ShownWord("lot.", true));

  @Test
  void aLineTellsInterviewTimeWordsAndWhatIsKnownBeside() {
    assertThat(MomentLines.line(moment(Segments.spoken(0, "x"), List.of())))
        .isEqualTo("call-7  01:02  Then («price went up»), a «lot».");
    assertThat(
            MomentLines.line(
                moment(
                    Segments.spoken(0, "x", "2", "Costs"),
                    List.of(Segments.gap("call-7", "audio", 8_000, 9_000)))))
        .isEqualTo(
            "call-7  01:02  Speaker 2: Then («price went up»), a «lot».  (Costs)"
                + "  [lost audio 00:08-00:09]");
  }

  @Test
  void onATerminalTheSpeakerHasAColourAndWhatMatchesIsBold() {
    assertThat(MomentLines.line(moment(Segments.spoken(0, "x", "2", "Costs"), List.of()), Ansi.ON))
        .isEqualTo(
            "call-7  01:02  "
                + SpeakerColour.paint(Ansi.ON, "2", "Speaker 2:")
                + " Then (\u001b[1mprice went up\u001b[0m), a \u001b[1mlot\u001b[0m.  (Costs)");
  }

  @Test
  void jsonTellsWhereAndWhenItIsSaidAndWhereItsSegmentLies() {
    Moment moment =
        moment(
            Segments.spoken(60_000, "x", "2", "Costs"),
            List.of(Segments.gap("call-7", "audio", 8_000, 9_000), Segments.unclear(9_500, 9_900)));
    assertThat(MomentLines.line(moment))
        .endsWith("  [lost audio 00:08-00:09]  [unclear 00:09-00:09]");
    assertThat(MomentLines.json(moment))
        .contains(
            "\"interviewId\":\"call-7\"",
            "\"startMs\":62500",
            "\"saidAt\":\"2026-11-20T10:01:02.500Z\"",
            "\"speaker\":\"2\",\"speakerName\":null",
            "\"chapterTitle\":\"Costs\"",
            "\"segmentStartMs\":60000",
            "\"marked\":\"Then («price went up»), a «lot».\"",
            "\"gaps\":[{\"startMs\":8000,\"endMs\":9000,\"reason\":\"lost-audio\"}]",
            "\"unclear\":[{\"startMs\":9500,\"endMs\":9900,\"reason\":\"repetition\"}]");
  }

  private static Moment moment(IndexedSegment segment, List<IndexedSegment> gaps) {
    return new Moment(segment, 62_500, 70_000, WORDS, 0.1, false, gaps);
  }
}
