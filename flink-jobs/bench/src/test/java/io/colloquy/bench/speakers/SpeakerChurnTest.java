package io.colloquy.bench.speakers;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.bench.speakers.SpeakerChurn.Publication;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeakerChurnTest {

  @Test
  void wordsThatAreWrittenAgainWithTheirSpeakerDoNotChange() {
    Publication first = by("1", word("we", 0), word("pay", 1_000));

    assertThat(SpeakerChurn.of(List.of(first, first, by("1", word("pay", 1_000)))))
        .isEqualTo(new SpeakerChurn(2, 0, 0, List.of()));
  }

  @Test
  void aWordOfNobodyIsNamedLaterNotChanged() {
    assertThat(SpeakerChurn.of(List.of(by(null, word("we", 0)), by("1", word("we", 0)))))
        .isEqualTo(new SpeakerChurn(1, 1, 0, List.of()));
  }

  @Test
  void aChangeIsAsLateAsTheInterviewHadGotBeyondTheWord() {
    assertThat(
            SpeakerChurn.of(
                List.of(
                    by("1", word("we", 0), word("pay", 1_000)),
                    by("2", word("twice", 60_000)),
                    by("2", word("pay", 1_000)),
                    by("2", word("we", 0)))))
        .isEqualTo(new SpeakerChurn(3, 0, 2, List.of(59_000L, 60_000L)));
  }

  @Test
  void aWordThatChangesBackHasChanged() {
    SpeakerChurn churn =
        SpeakerChurn.of(
            List.of(by("1", word("we", 0)), by("2", word("we", 0)), by("1", word("we", 0))));

    assertThat(churn).isEqualTo(new SpeakerChurn(1, 0, 1, List.of(0L)));
    assertThat(churn.row()).containsEntry("changed %", 100.0);
  }

  @Test
  void wordsOfTwoStreamsAreTwo() {
    assertThat(
            SpeakerChurn.of(
                List.of(
                    new Publication("call:1", List.of(word("we", 0).by("1"))),
                    new Publication("call:2", List.of(word("we", 0).by("2"))))))
        .isEqualTo(new SpeakerChurn(2, 0, 0, List.of()));
  }

  private static SpokenWord word(String text, long startMs) {
    return new SpokenWord(text, startMs, startMs + 500, null);
  }

  private static Publication by(String speaker, SpokenWord... words) {
    return new Publication("mic", List.of(words).stream().map(word -> word.by(speaker)).toList());
  }
}
