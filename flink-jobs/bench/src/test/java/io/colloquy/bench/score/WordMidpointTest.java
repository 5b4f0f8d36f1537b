package io.colloquy.bench.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.speaker.Turn;
import io.colloquy.core.text.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordMidpointTest {

  @Test
  void givesWordToWhoeverSpeaksAtItsMiddle() {
    List<Turn> turns = List.of(new Turn(0, 1_000, 1), new Turn(1_000, 2_000, 2));

    assertThat(WordMidpoint.speakers(List.of(word(800, 1_198), word(800, 1_200)), turns))
        .containsExactly(1, 2);
  }

  @Test
  void prefersTheTurnThatStartedLast() {
    List<Turn> turns = List.of(new Turn(500, 700, 2), new Turn(0, 1_000, 1));

    assertThat(WordMidpoint.speakers(List.of(word(550, 650), word(700, 900)), turns))
        .containsExactly(2, 1);
  }

  @Test
  void knowsNobodyWhereNobodySpeaks() {
    assertThat(WordMidpoint.speakers(List.of(word(0, 10)), List.of(new Turn(5, 9, 1))))
        .containsExactly(1);
    assertThat(WordMidpoint.speakers(List.of(word(20, 30)), List.of(new Turn(5, 9, 1))))
        .containsExactly(Turn.UNKNOWN);
  }

  private static Word word(long startMs, long endMs) {
    return new Word("word", startMs, endMs, 1);
  }
}
