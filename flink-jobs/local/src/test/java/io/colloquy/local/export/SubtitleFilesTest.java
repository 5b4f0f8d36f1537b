package io.colloquy.local.export;

import static io.colloquy.local.export.Interviews.gap;
import static io.colloquy.local.export.Interviews.saidBy;
import static io.colloquy.local.export.Interviews.speech;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.export.SubtitleReader.Cue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written follows the formats' rules, and another program reads it as it was meant. */
class SubtitleFilesTest {

  private static final Transcript SHORT =
      Interviews.of(
          speech("audio", 1_500, "Ours & <theirs> --> all."), gap("audio", 3_661_004, 3_665_000));

  @TempDir private Path directory;

  @Test
  void srtIsNumberedAndEndsItsLinesWithCrLf() {
    assertThat(SubtitleFiles.srt(SHORT))
        .isEqualTo(
            "1\r\n00:00:01,500 --> 00:00:03,500\r\nOurs & <theirs> -> all.\r\n\r\n"
                + "2\r\n01:01:01,004 --> 01:01:05,000\r\n[lost audio 1:01:01-1:01:05]\r\n\r\n");
  }

  @Test
  void vttEscapesWhatWouldBeMarkup() {
    assertThat(SubtitleFiles.vtt(SHORT))
        .isEqualTo(
            "WEBVTT\n\n00:00:01.500 --> 00:00:03.500\nOurs &amp; &lt;theirs&gt; --&gt; all.\n\n"
                + "01:01:01.004 --> 01:01:05.000\n[lost audio 1:01:01-1:01:05]\n\n");
  }

  @Test
  void ffmpegReadsTheTextOfEscapedCues() throws IOException {
    assertThat(cues(".vtt", SubtitleFiles.vtt(SHORT)))
        .containsExactly(
            new Cue(1_500, 3_500, "Ours & <theirs> --> all."),
            new Cue(3_661_004, 3_665_000, "[lost audio 1:01:01-1:01:05]"));
  }

  @Test
  void ffmpegReadsEveryCueAndItsTimesBack() throws IOException {
    for (long seed = 0; seed < 20; seed++) {
      Transcript transcript = Interviews.random(new Random(seed));
      assertThat(cues(".srt", SubtitleFiles.srt(transcript)))
          .as("seed %d", seed)
          .isEqualTo(meant(Captions.of(transcript)));
      assertThat(cues(".vtt", SubtitleFiles.vtt(transcript)))
          .as("seed %d", seed)
          .isEqualTo(meant(Captions.withVoices(transcript)));
    }
  }

  @Test
  void srtNamesWhoSpeaksAndVttHasAVoice() {
    Transcript transcript =
        Interviews.of(
            saidBy("1", "Ada & <Bob>", speech("audio", 0, "Hello.")),
            saidBy("2", null, speech("audio", 2_000, "Good morning.")),
            speech("audio", 4_000, "Who is there?"));
    assertThat(SubtitleFiles.vtt(transcript))
        .isEqualTo(
            "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n<v Ada &amp; &lt;Bob&gt;>Hello.\n\n"
                + "00:00:02.000 --> 00:00:03.000\n<v Speaker 2>Good morning.\n\n"
                + "00:00:04.000 --> 00:00:05.200\nWho is there?\n\n");
    assertThat(SubtitleFiles.srt(transcript))
        .contains("\r\nAda & <Bob>: Hello.\r\n")
        .contains("\r\nSpeaker 2: Good morning.\r\n")
        .contains("\r\nWho is there?\r\n");
  }

  private static List<Cue> meant(List<Caption> captions) {
    return captions.stream()
        .map(c -> new Cue(c.startMs(), c.endMs(), String.join("\n", c.lines())))
        .toList();
  }

  @Test
  void withoutWordsThereAreNoCues() {
    assertThat(SubtitleFiles.srt(Interviews.of())).isEmpty();
    assertThat(SubtitleFiles.vtt(Interviews.of())).isEqualTo("WEBVTT\n\n");
  }

  private List<Cue> cues(String extension, String content) throws IOException {
    return SubtitleReader.read(Files.writeString(directory.resolve("cues" + extension), content));
  }
}
