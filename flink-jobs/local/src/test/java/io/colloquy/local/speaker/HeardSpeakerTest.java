package io.colloquy.local.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class HeardSpeakerTest {

  private static final List<HeardSpeaker> HEARD =
      HeardSpeaker.of(
          List.of(
              Said.by(null, null, 0),
              Said.by("2", null, 2_000),
              Said.by("1", "Ada", 5_000),
              Said.byNobody(7_000),
              Said.by("2", null, 60_000)));

  @Test
  void sumsUpWhatEachSaysByFirstSpeechAndNobodyKnownLast() {
    assertThat(HEARD).extracting(HeardSpeaker::id).containsExactly("2", "1", null);
    assertThat(HEARD).extracting(HeardSpeaker::spokenMs).containsExactly(4_000L, 2_000L, 2_000L);
    assertThat(HEARD).extracting(HeardSpeaker::segments).containsExactly(2, 1, 1);
  }

  @Test
  void areListedWithTheIdByWhichTheyAreNamed() {
    assertThat(SpeakersCommand.lines(HEARD, Ansi.OFF))
        .containsExactly(
            "2  Speaker 2  00:04  2 segments",
            "1  Ada        00:02  1 segment",
            "-  Unknown    00:02  1 segment",
            "Turns from voice activity");
  }

  @Test
  void areListedInTheirColours() {
    List<String> lines = SpeakersCommand.lines(HEARD, Ansi.ON);
    assertThat(lines.get(0)).startsWith("2  \u001b[").contains("mSpeaker 2\u001b[");
    assertThat(lines.get(2)).isEqualTo("-  Unknown    00:02  1 segment");
  }

  @Test
  void ofAnInterviewWithoutSpeechThereAreNone() {
    assertThat(SpeakersCommand.lines(HeardSpeaker.of(List.of(Said.byNobody(0))), Ansi.OFF))
        .containsExactly("Nobody speaks.");
  }
}
