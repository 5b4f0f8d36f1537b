package io.colloquy.flink.stitch;

import static io.colloquy.flink.stitch.Outcome.doubting;
import static io.colloquy.flink.stitch.Outcome.endOfFilling;
import static io.colloquy.flink.stitch.Outcome.ended;
import static io.colloquy.flink.stitch.Outcome.failure;
import static io.colloquy.flink.stitch.Outcome.gap;
import static io.colloquy.flink.stitch.Outcome.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.coverage.HeardWindows;
import io.colloquy.core.text.Word;
import io.colloquy.schemas.MediaSpan;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.UnclearSpan;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of windows that were not understood as a whole. */
class UnclearEventsTest {
  private KeyedOneInputStreamOperatorTestHarness<String, Recognition, TranscriptEvent> task;

  @BeforeEach
  void start() throws Exception {
    task = StitchTask.open(null);
  }

  @AfterEach
  void close() throws Exception {
    task.close();
  }

  @Test
  void unclearStretchesComeWithTheWordsAroundThem() throws Exception {
    send(doubting(words(0, "one"), span(2_000, 4_000)), words(1, "two"), ended(2));
    assertThat(events())
        .containsExactly("BEGUN", "WORDS one (2000-4000 no no)", "WORDS two", "COMPLETED");
  }

  @Test
  void whatTheNextWindowMayUnderstandWaitsForItAlsoThroughARestore() throws Exception {
    send(overlapping(doubting(words(0, "one"), span(8_200, 9_800)), 0, 2_000));
    assertThat(events()).containsExactly("BEGUN", "WORDS one");
    OperatorSubtaskState savepoint = task.snapshot(1, 1);
    close();
    task = StitchTask.open(savepoint);
    send(overlapping(words(1, 0, 8_000, "two", "and"), 2_000, 0));
    assertThat(events()).containsExactly("WORDS two and (8900-9800 no no)");
  }

  @Test
  void whatTheNextWindowCouldHaveUnderstoodComesWithItsGap() throws Exception {
    send(overlapping(doubting(words(0), span(8_200, 9_800)), 0, 2_000));
    send(overlapping(failure(1), 0, 0));
    assertThat(events())
        .containsExactly("BEGUN", "WORDS", "WORDS (8200-9800 no no)", "GAP 10000-20000");
  }

  @Test
  void whatIsHeldComesWithTheEnd() throws Exception {
    send(overlapping(doubting(words(0), span(8_200, 9_800)), 0, 2_000), ended(1));
    assertThat(events()).containsExactly("BEGUN", "WORDS", "WORDS (8200-9800 no no)", "COMPLETED");
  }

  @Test
  void aFilledGapTellsWhatIsUnclearOfWhatWasFilled() throws Exception {
    send(words(0, "one"), gap(1));
    send(doubting(words(1, 1, 10_000, "two"), span(12_000, 16_000)));
    send(endOfFilling(1, 2, new MediaSpan(13_000L, 15_000L)), ended(2));
    assertThat(events())
        .contains("FILLED_GAP two (12000-13000 no no) (15000-16000 no no) 10000-20000");
  }

  @Test
  void windowsOfLowConfidenceAreCounted() throws Exception {
    Recognition unsure =
        Recognition.newBuilder(words(1, "two")).setAverageLogProbability(-1.5f).build();
    send(words(0, "one"), unsure, failure(2), gap(3));
    send(doubting(words(3, 1, 30_000), span(31_000, 32_000)), endOfFilling(3, 2), ended(4));
    assertThat(task.extractOutputValues())
        .filteredOn(event -> event.windows().count() > 0)
        .extracting(TranscriptEvent::windows)
        .containsExactly(new HeardWindows(1, 0), new HeardWindows(1, 1), new HeardWindows(1, 1));
  }

  private void send(Recognition... outcomes) throws Exception {
    for (Recognition outcome : outcomes) {
      task.processElement(new StreamRecord<>(outcome));
    }
  }

  private List<String> events() {
    return task.extractOutputValues().stream().map(UnclearEventsTest::describe).toList();
  }

  private static String describe(TranscriptEvent event) {
    StringBuilder text = new StringBuilder(event.kind().name());
    event.words().stream().map(Word::text).forEach(word -> text.append(' ').append(word));
    event
        .unclear()
        .forEach(
            span ->
                text.append(" (%d-%d %s)".formatted(span.startMs(), span.endMs(), span.text())));
    if (event.startMs() < event.endMs()) {
      text.append(" %d-%d".formatted(event.startMs(), event.endMs()));
    }
    return text.toString();
  }

  private static Recognition overlapping(Recognition outcome, long beforeMs, long afterMs) {
    return Recognition.newBuilder(outcome)
        .setOverlapBeforeMs(beforeMs)
        .setOverlapAfterMs(afterMs)
        .setNextStartMs(outcome.getEndMs() - afterMs)
        .build();
  }

  private static UnclearSpan span(long startMs, long endMs) {
    return new UnclearSpan(startMs, endMs, "repetition", "no no");
  }
}
