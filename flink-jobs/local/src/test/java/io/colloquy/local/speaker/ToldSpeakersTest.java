package io.colloquy.local.speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.local.search.IndexedSegment;
import io.colloquy.local.stack.StackException;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.InterviewEventKind;
import io.colloquy.schemas.SpeakerEnrolment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToldSpeakersTest {

  private static final InterviewKey CALL = new InterviewKey("local", "call");
  private static final List<IndexedSegment> UNNAMED =
      List.of(Said.by("1", null, 0), Said.by("2", null, 3_000), Said.by("1", null, 6_000));

  @Test
  void aNameIsThereOnceEverySegmentOfTheSpeakerCarriesIt() {
    ToldSpeakers told = new ToldSpeakers(Map.of("1", "Ada"), 0, List.of());
    assertThat(missing(told, UNNAMED)).contains("1 to be called Ada");
    assertThat(
            missing(
                told,
                List.of(
                    Said.by("1", "Ada", 0), Said.by("2", null, 3_000), Said.by("1", null, 6_000))))
        .contains("1 to be called Ada");
    assertThat(
            missing(
                told,
                List.of(
                    Said.by("1", "Ada", 0), Said.by("2", null, 3_000), Said.by("1", "Ada", 6_000))))
        .isEmpty();
  }

  @Test
  void aNameIsGoneOnceNoSegmentCarriesIt() {
    List<HeardSpeaker> before = HeardSpeaker.of(List.of(Said.by("1", "Ada", 0)));
    ToldSpeakers told = new ToldSpeakers(Map.of("1", ""), 0, List.of());
    assertThat(told.missing(before, List.of(Said.by("1", "Ada", 0))))
        .contains("1 to lose the name Ada");
    assertThat(told.missing(before, List.of(Said.by("1", "agent", 0)))).isEmpty();
    assertThat(told.missing(before, List.of(Said.by("1", null, 0)))).isEmpty();
    assertThat(told.missing(HeardSpeaker.of(UNNAMED), UNNAMED)).isEmpty();
  }

  @Test
  void aCountAndAVoiceAreThereOnceSpeakersAre() {
    ToldSpeakers one = new ToldSpeakers(Map.of(), 1, List.of());
    assertThat(missing(one, UNNAMED)).hasValueSatisfying(m -> assertThat(m).contains("so far 2"));
    assertThat(missing(one, List.of(Said.by("1", null, 0), Said.by(null, null, 3_000)))).isEmpty();

    ToldSpeakers voice = new ToldSpeakers(Map.of(), 0, List.of(ada()));
    assertThat(missing(voice, UNNAMED))
        .contains(
            "somebody who sounds like Ada (so far nobody, or who has a name by --name: that goes first)");
    assertThat(missing(voice, List.of(Said.by("2", "Ada", 0)))).isEmpty();
  }

  @Test
  void namesWhoDoesNotSpeakAndThoseWhoDo() {
    ToldSpeakers told = new ToldSpeakers(Map.of("3", "Ada", "1", "Bob"), 0, List.of());
    assertThatThrownBy(() -> told.requireKnown(CALL, HeardSpeaker.of(UNNAMED)))
        .isInstanceOf(StackException.class)
        .hasMessage("no speaker of call is 3; it has 1, 2");
    assertThatThrownBy(() -> told.requireKnown(CALL, List.of()))
        .hasMessageContaining("none that is known");
    assertThatCode(
            () ->
                new ToldSpeakers(Map.of("2", ""), 0, List.of())
                    .requireKnown(CALL, HeardSpeaker.of(UNNAMED)))
        .doesNotThrowAnyException();
  }

  @Test
  void goesToTheJobAsOneEvent() {
    Instant beganAt = Instant.parse("2026-03-05T10:00:00Z");
    InterviewEvent event =
        new ToldSpeakers(Map.of("1", "Ada"), 3, List.of(ada())).event(CALL, beganAt);
    assertThat(event.getKind()).isEqualTo(InterviewEventKind.SPEAKERS);
    assertThat(event.getTenantId()).isEqualTo("local");
    assertThat(event.getInterviewBeganAt()).isEqualTo(beganAt);
    assertThat(event.getSpeakerNames()).containsExactly(Map.entry("1", "Ada"));
    assertThat(event.getExpectedSpeakers()).isEqualTo(3);
    assertThat(event.getEnrolments()).containsExactly(ada());
  }

  private static SpeakerEnrolment ada() {
    return new SpeakerEnrolment("Ada", List.of(1f, 0f), "voices@0123456789ab");
  }

  private static Optional<String> missing(ToldSpeakers told, List<IndexedSegment> segments) {
    return told.missing(HeardSpeaker.of(UNNAMED), segments);
  }
}
