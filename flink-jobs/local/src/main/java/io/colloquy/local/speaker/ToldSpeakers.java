package io.colloquy.local.speaker;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.local.Counted;
import io.colloquy.local.search.IndexedSegment;
import io.colloquy.local.stack.StackException;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.InterviewEventKind;
import io.colloquy.schemas.SpeakerEnrolment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a person tells of an interview's speakers.
 *
 * @param names by the speaker's id; an empty one takes a name away
 * @param expected how many there are; 0 if that is not told
 * @param enrolments voices of people
 */
record ToldSpeakers(Map<String, String> names, int expected, List<SpeakerEnrolment> enrolments) {

  ToldSpeakers {
    names = names == null ? Map.of() : Map.copyOf(names);
    enrolments = enrolments == null ? List.of() : List.copyOf(enrolments);
  }

  /** Whether nothing is told at all. */
  boolean isEmpty() {
    return names.isEmpty() && expected == 0 && enrolments.isEmpty();
  }

  /**
   * Checks that everybody who is named speaks.
   *
   * @throws StackException naming who does not, and those who do
   */
  void requireKnown(InterviewKey interview, List<HeardSpeaker> heard) {
    List<String> ids = heard.stream().map(HeardSpeaker::id).filter(Objects::nonNull).toList();
    List<String> unknown =
        names.keySet().stream().filter(id -> !ids.contains(id)).sorted().toList();
    if (!unknown.isEmpty()) {
      throw new StackException(
          "no speaker of %s is %s; it has %s"
              .formatted(
                  interview.interviewId(),
                  String.join(" or ", unknown),
                  ids.isEmpty()
                      ? "none that is known: the job ran without a speaker model"
                      : String.join(", ", ids)));
    }
  }

  InterviewEvent event(InterviewKey interview, Instant beganAt) {
    return InterviewEvent.newBuilder()
        .setTenantId(interview.tenantId())
        .setInterviewId(interview.interviewId())
        .setKind(InterviewEventKind.SPEAKERS)
        .setInterviewBeganAt(beganAt)
        .setSpeakerNames(names)
        .setExpectedSpeakers(expected)
        .setEnrolments(enrolments)
        .build();
  }

  /**
   * What documents do not show yet, in words; empty once they show everything.
   *
   * @param before everybody who spoke when this was told
   * @param segments all there are by now
   */
  Optional<String> missing(List<HeardSpeaker> before, List<IndexedSegment> segments) {
    List<HeardSpeaker> now = HeardSpeaker.of(segments);
    List<String> missing = new ArrayList<>();
    for (HeardSpeaker speaker : now) {
      String name = names.get(speaker.id() == null ? "" : speaker.id());
      if (name != null && !name.isEmpty() && !isAlways(speaker, name, segments)) {
        missing.add("%s to be called %s".formatted(speaker.id(), name));
      } else if (name != null && name.isEmpty() && keepsName(speaker, before)) {
        missing.add("%s to lose the name %s".formatted(speaker.id(), speaker.label()));
      }
    }
    long heard = now.stream().filter(speaker -> speaker.id() != null).count();
    if (expected > 0 && heard != expected) {
      missing.add(
          "%s (so far %d: voices are grouped at times and at the end, and may leave no other choice)"
              .formatted(Counted.of(expected, "speaker"), heard));
    }
    for (SpeakerEnrolment enrolment : enrolments) {
      if (now.stream().noneMatch(speaker -> speaker.names().contains(enrolment.getName()))) {
        missing.add(
            "somebody who sounds like %s (so far nobody, or who has a name by --name: that goes first)"
                .formatted(enrolment.getName()));
      }
    }
    return missing.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", missing));
  }

  private static boolean isAlways(
      HeardSpeaker speaker, String name, List<IndexedSegment> segments) {
    return segments.stream()
        .filter(segment -> !segment.isGap() && speaker.id().equals(segment.speaker()))
        .allMatch(segment -> name.equals(segment.speakerName()));
  }

  private static boolean keepsName(HeardSpeaker speaker, List<HeardSpeaker> before) {
    return before.stream()
        .filter(earlier -> Objects.equals(earlier.id(), speaker.id()))
        .anyMatch(earlier -> earlier.names().stream().anyMatch(speaker.names()::contains));
  }
}
