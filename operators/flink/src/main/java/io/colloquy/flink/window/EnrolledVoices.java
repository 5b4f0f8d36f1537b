package io.colloquy.flink.window;

import io.colloquy.schemas.SpeakerEnrolment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Voices by which people are to be recognized.
 *
 * @param comparable those whose embeddings the job's own model made
 * @param others of other models
 * @param model the job's; empty if it has none
 */
record EnrolledVoices(
    List<SpeakerEnrolment> comparable, List<SpeakerEnrolment> others, String model) {

  static EnrolledVoices of(List<SpeakerEnrolment> enrolments, String model) {
    var byComparable =
        enrolments.stream()
            .collect(Collectors.partitioningBy(voice -> voice.getModel().equals(model)));
    return new EnrolledVoices(byComparable.get(true), byComparable.get(false), model);
  }

  /** Why some cannot be used, if so; names people and models. */
  Optional<String> refusal() {
    if (others.isEmpty()) {
      return Optional.empty();
    }
    String voices =
        others.stream()
            .map(voice -> "%s (by %s)".formatted(voice.getName(), voice.getModel()))
            .collect(Collectors.joining(", "));
    return Optional.of(
        model.isEmpty()
            ? "the job has no model to compare voices with, so nobody is recognized by: "
                + voices
                + "; give the job a speaker model"
            : "the job compares voices by %s, so nobody is recognized by: %s; enrol them with that model"
                .formatted(model, voices));
  }
}
