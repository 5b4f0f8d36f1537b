package io.colloquy.local.transcribe;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.segment.Segment;
import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptFormatTest {
  private static final Path FILE = Path.of("my call.wav");
  private static final Segment SEGMENT =
      Segment.of(List.of(new Word("Good", 1_000, 1_400, 0.5f), new Word("day.", 1_500, 1_900, 1)));
  private static final UnclearSpan UNCLEAR =
      new UnclearSpan(2_000, 4_500, "repetition", "no no no");

  @Test
  void textTellsTimeAndWordsAndWhereNothingWasUnderstood() {
    assertThat(TranscriptFormat.TEXT.lines(SEGMENT, FILE)).containsExactly("[00:01.0] Good day.");
    assertThat(TranscriptFormat.TEXT.lines(UNCLEAR)).containsExactly("[00:02.0] [unclear]");
  }

  @Test
  void jsonKeepsTheRawTextApart() {
    assertThat(TranscriptFormat.JSON.lines(SEGMENT, FILE))
        .singleElement()
        .asString()
        .startsWith("{\"startMs\":1000,\"endMs\":1900,\"text\":\"Good day.\"");
    assertThat(TranscriptFormat.JSON.lines(UNCLEAR))
        .containsExactly(
            "{\"startMs\":2000,\"endMs\":4500,\"unclearReason\":\"repetition\","
                + "\"rawText\":\"no no no\"}");
  }

  @Test
  void timeMarksAreOfWordsOnly() {
    assertThat(TranscriptFormat.CTM.lines(SEGMENT, FILE))
        .containsExactly("my_call 1 1.000 0.400 Good 0.500", "my_call 1 1.500 0.400 day. 1.000");
    assertThat(TranscriptFormat.CTM.lines(UNCLEAR)).isEmpty();
  }
}
