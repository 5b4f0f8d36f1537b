package io.colloquy.flink.stitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.text.Word;
import io.colloquy.flink.publish.Event;
import io.colloquy.flink.stitch.TranscriptEvent.MediaSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilledSpansTest {
  @Test
  void whereNothingRemainsAGapIsFilledAsOne() {
    List<Word> words = List.of(new Word("so", 15_000, 15_000, 0.9f));
    TranscriptEvent event = Event.filled(10_000, 20_000, words, new MediaSpan(15_000, 15_000));
    assertThat(FilledSpans.of(event)).containsExactly(new MediaSpan(10_000, 20_000));
    assertThat(FilledSpans.words(event)).isEqualTo(words);
  }
}
