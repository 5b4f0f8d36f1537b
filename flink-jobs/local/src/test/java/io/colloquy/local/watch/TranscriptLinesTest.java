package io.colloquy.local.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.search.IndexedSegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class TranscriptLinesTest {

  private final TranscriptLines transcript = new TranscriptLines(Ansi.OFF);

  @Test
  void showsEachSegmentOnce() {
    assertThat(transcript.accept(List.of(speech("1", 4_500, "Hello."))))
        .containsExactly("[00:04] Hello.");
    assertThat(
            transcript.accept(List.of(speech("1", 4_500, "Hello."), speech("2", 65_000, "Yes."))))
        .containsExactly("[01:05] Yes.");
  }

  @Test
  void showsASegmentAgainOnlyWhenItsTextChanged() {
    transcript.accept(List.of(speech("1", 0, "Hello.")));
    assertThat(transcript.accept(List.of(speech("1", 100, "Hello.")))).isEmpty();
    assertThat(transcript.accept(List.of(speech("1", 0, "Hello, you."))))
        .containsExactly("~ [00:00] Hello, you.");
  }

  @Test
  void tellsWhereAndWhyThereIsAGap() {
    IndexedSegment gap =
        new IndexedSegment(
            "1", "t", "i", "audio", null, "gap", 1_000, 8_000, "", null, "lost-audio");
    assertThat(transcript.accept(List.of(gap)))
        .containsExactly("[00:01] --- lost audio 00:01-00:08 ---");
  }

  @Test
  void tellsWhereSomethingWasNotUnderstood() {
    IndexedSegment unclear =
        new IndexedSegment("1", "t", "i", "audio", null, "unclear", 1_000, 8_000, "", null, null);
    assertThat(transcript.accept(List.of(unclear)))
        .containsExactly("[00:01] --- unclear 00:01-00:08 ---");
  }

  @Test
  void namesTheStreamWhereThereAreSeveral() {
    IndexedSegment other =
        new IndexedSegment("2", "t", "i", "audio:2", null, "speech", 900, 950, "Yes.", null, null);
    assertThat(transcript.accept(List.of(speech("1", 0, "Hello."), other)))
        .containsExactly("[00:00] audio: Hello.", "[00:00] audio:2: Yes.");
  }

  @Test
  void namesWhoSpeaksInsteadOfTheStream() {
    IndexedSegment other =
        new IndexedSegment("2", "t", "i", "audio:2", null, "speech", 900, 950, "Yes.", null, null);
    assertThat(transcript.accept(List.of(said("1", 0, "Hello.", "1", "Ada"), other)))
        .containsExactly("[00:00] Ada: Hello.", "[00:00] audio:2: Yes.");
    assertThat(new TranscriptLines(Ansi.ON).accept(List.of(said("1", 0, "Hi.", "2", null))))
        .singleElement()
        .asString()
        .matches("\\[00:00] \u001b\\[38;5;\\d+mSpeaker 2:(\u001b\\[\\d*m)+ Hi\\.");
  }

  @Test
  void showsNothingAgainThatOnlyHasAnotherSpeaker() {
    transcript.accept(List.of(said("1", 0, "Hello there. Good morning.", "1", null)));
    assertThat(transcript.otherSpeakers()).isZero();

    assertThat(transcript.accept(List.of(said("1", 0, "Hello there. Good morning.", "1", "Ada"))))
        .isEmpty();
    assertThat(transcript.otherSpeakers()).isOne();
  }

  @Test
  void showsNothingAgainThatIsCutWhereTheSpeakerChanges() {
    transcript.accept(
        List.of(said("1", 0, "Hello there. Good morning.", "1", null), speech("2", 9_000, "Yes.")));

    List<IndexedSegment> cut =
        List.of(
            said("1", 0, "Hello there.", "1", null),
            said("2", 300, "Good morning.", "2", null),
            speech("3", 9_000, "Yes."));
    assertThat(transcript.accept(cut)).isEmpty();
    assertThat(transcript.otherSpeakers()).isOne();
    assertThat(transcript.accept(List.of(speech("1", 0, "Hello there. Good morning.")))).isEmpty();
  }

  @Test
  void showsWordsThatComeBetweenWithoutThoseAroundThem() {
    transcript.accept(List.of(speech("1", 0, "Hello."), speech("2", 9_000, "Yes.")));
    assertThat(
            transcript.accept(
                List.of(
                    speech("1", 0, "Hello."),
                    speech("2", 5_000, "Are you there?"),
                    speech("3", 9_000, "Yes."))))
        .containsExactly("[00:05] Are you there?");
  }

  private static IndexedSegment said(
      String id, long startMs, String text, String speaker, String name) {
    return new IndexedSegment(
        id,
        "t",
        "i",
        "audio",
        null,
        "speech",
        startMs,
        startMs + 500,
        text,
        null,
        null,
        speaker,
        name,
        "channel",
        null,
        null,
        null,
        null);
  }

  private static IndexedSegment speech(String id, long startMs, String text) {
    return new IndexedSegment(
        id, "t", "i", "audio", null, "speech", startMs, startMs + 500, text, null, null);
  }
}
