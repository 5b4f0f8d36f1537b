package io.colloquy.bench.speakers;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.bench.score.SpeakerTurn;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpokenTextTest {

  @Test
  void turnsEndWithAPauseAndWithTheirSpeaker() {
    SpokenText text =
        new SpokenText(
            List.of(
                word("We", 0, 400, "1"),
                word("pay.", 800, 1_000, "1"),
                word("So", 1_500, 1_600, "1"),
                word("do", 1_600, 1_700, "2"),
                word("we", 1_700, 1_800, null)));

    assertThat(text.turns())
        .containsExactly(
            new SpeakerTurn("1", 0, 1_000, "We pay."),
            new SpeakerTurn("1", 1_500, 1_600, "So"),
            new SpeakerTurn("2", 1_600, 1_700, "do"),
            new SpeakerTurn("", 1_700, 1_800, "we"));
    assertThat(text.turnsOfSomebody()).extracting(SpeakerTurn::speaker).doesNotContain("");
  }

  @Test
  void aWordOfTheWrongSpeakerIsWrongOnlyWithRegardToSpeakers() {
    SpokenRecording recording =
        recording(
            new SpeakerTurn("ada", 0, 2_000, "we pay twice"),
            new SpeakerTurn("ben", 2_000, 3_000, "so do we"));
    SpokenText text =
        new SpokenText(
            List.of(
                word("We", 0, 500, "1"),
                word("pay", 500, 1_000, "1"),
                word("twice.", 1_000, 1_500, "2"),
                word("So", 2_000, 2_200, "2"),
                word("do", 2_200, 2_400, "2"),
                word("we.", 2_400, 2_600, "2")));

    Map<String, Object> errors = text.wordErrors(recording);

    assertThat(errors).containsEntry("WER %", 0.0);
    assertThat((double) errors.get("cpWER %")).isBetween(33.3, 33.4);
    assertThat((double) errors.get("tcpWER %")).isBetween(33.3, 33.4);
  }

  @Test
  void nothingIsSaidOfWordsThatNobodyWroteDown() {
    assertThat(new SpokenText(List.of(word("we", 0, 1, "1"))).wordErrors(recording())).isEmpty();
  }

  private static SpokenWord word(String text, long startMs, long endMs, String speaker) {
    return new SpokenWord(text, startMs, endMs, speaker);
  }

  private static SpokenRecording recording(SpeakerTurn... sentences) {
    List<SpeakerTurn> all = List.of(sentences);
    return new SpokenRecording("talk", Path.of("talk.wav"), 3_000, all, all);
  }
}
