package io.colloquy.core.passage;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.chapter.UnitText;
import io.colloquy.core.segment.Gap;
import io.colloquy.core.text.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterviewTextTest {
  private static final List<Word> WORDS =
      List.of(word("One.", 1_000), word("Two.", 5_000), word("Three.", 9_000));

  @Test
  void whatOneStreamMissesCutsNoUnit() {
    StreamText heard = new StreamText("call:1", WORDS, List.of());
    StreamText lost = new StreamText("call:2", List.of(), List.of(new Gap(0, 20_000, "lost")));
    assertThat(InterviewText.of(List.of(heard, lost)).units())
        .extracting(UnitText::text)
        .containsExactly("One. Two. Three.");
  }

  @Test
  void whatAllStreamsMissCutsAUnit() {
    StreamText heard = new StreamText("call:1", WORDS, List.of(new Gap(6_000, 8_000, "lost")));
    StreamText lost = new StreamText("call:2", List.of(), List.of(new Gap(0, 20_000, "lost")));
    assertThat(InterviewText.of(List.of(heard, lost)).units())
        .extracting(UnitText::text)
        .containsExactly("One. Two.", "Three.");
  }

  private static Word word(String text, long startMs) {
    return new Word(text, startMs, startMs + 400, 1, null);
  }
}
