package io.colloquy.core.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CuesTest {
  private static final String ANSWER =
      "The rotor of the turbine bends when the wind grows stronger.";

  @Test
  void aHostWhoMovesOnSoundsLikeAnOpening() {
    List<Sentence> sentences = answers(12, "guest");
    sentences.add(
        at(sentences.size(), "Okay, let's talk about storage, how do batteries age?", "host"));
    sentences.addAll(moved(answers(12, "guest"), sentences.size()));
    float[] cues = Cues.of(sentences);
    assertThat(cues[12]).isGreaterThan(cues[11] + 1).isGreaterThan(cues[14] + 1);
  }

  @Test
  void whatIsAnnouncedSoundsMoreLikeAnOpening() {
    List<Sentence> plain = answers(6, "guest");
    List<Sentence> announced = new ArrayList<>(plain);
    announced.set(2, at(2, "Next point.", "guest"));
    assertThat(Cues.of(announced)[3]).isGreaterThan(Cues.of(plain)[3]);
  }

  @Test
  void newTermsSoundMoreLikeAnOpeningThanOldOnes() {
    List<Sentence> sentences = answers(8, "guest");
    for (int i = 8; i < 16; i++) {
      sentences.add(at(i, "Lithium batteries lose their charge in the cold winter.", "guest"));
    }
    float[] cues = Cues.of(sentences);
    assertThat(cues[8]).isGreaterThan(cues[5]).isGreaterThan(cues[12]);
  }

  @Test
  void unknownSpeakersAreNoChange() {
    List<Sentence> sentences = answers(4, null);
    assertThat(Cues.of(sentences)).hasSize(4);
    assertThat(new SpokenTurns(sentences).isChange(2)).isFalse();
  }

  @Test
  void noSentencesHaveNoCues() {
    assertThat(Cues.of(List.of())).isEmpty();
  }

  private static List<Sentence> answers(int count, String speaker) {
    List<Sentence> sentences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sentences.add(at(i, ANSWER, speaker));
    }
    return sentences;
  }

  private static List<Sentence> moved(List<Sentence> sentences, int by) {
    List<Sentence> moved = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      moved.add(at(by + i, sentences.get(i).text(), sentences.get(i).speaker()));
    }
    return moved;
  }

  private static Sentence at(int index, String text, String speaker) {
    return new Sentence("1", index * 5_000L, index * 5_000L + 4_800, text, speaker);
  }
}
