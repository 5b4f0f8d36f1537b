package io.colloquy.flink.track;

import io.colloquy.core.speaker.Enrolment;
import io.colloquy.core.speaker.NamedSpeakers;
import io.colloquy.core.speaker.SpeakerId;
import io.colloquy.core.speaker.SpeakerState;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.SpeakerEnrolment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was told of an interview's speakers.
 *
 * @param expected how many they are; 0 if nobody said
 * @param names by the speaker's label
 * @param roles by stream
 * @param enrolments of people whose names are known
 * @param told what went on of it
 * @param hasChannels whether anybody speaks on a channel of their own, whose number is theirs
 * @param channelNumbers how many numbers belong to channels, so that voices take those behind them
 */
public record InterviewSpeakers(
    int expected,
    Map<String, String> names,
    Map<String, String> roles,
    List<Enrolment> enrolments,
    NamedSpeakers told,
    boolean hasChannels,
    int channelNumbers) {
  private static final int CHANNELS = 2;

  public InterviewSpeakers {
    names = names == null ? Map.of() : Map.copyOf(names);
    roles = roles == null ? Map.of() : Map.copyOf(roles);
    enrolments = enrolments == null ? List.of() : List.copyOf(enrolments);
    told = told == null ? NamedSpeakers.none() : told;
  }

  static InterviewSpeakers expecting(int count) {
    return new InterviewSpeakers(count, null, null, null, null, false, 0);
  }

  /** Adds what a signal tells; an empty name or role takes one away. */
  InterviewSpeakers with(Recognition signal) {
    int count = signal.getExpectedSpeakers() > 0 ? signal.getExpectedSpeakers() : expected;
    return new InterviewSpeakers(
        count,
        merged(names, signal.getSpeakerNames()),
        merged(roles, signal.getRoles()),
        merged(signal.getEnrolments()),
        told,
        hasChannels,
        channelNumbers);
  }

  private static Map<String, String> merged(Map<String, String> known, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(known);
    all.putAll(more);
    all.values().removeIf(String::isBlank);
    return all;
  }

  /** A person's newer voice counts instead of the older one. */
  private List<Enrolment> merged(List<SpeakerEnrolment> more) {
    List<Enrolment> newer = more.stream().map(InterviewSpeakers::enrolment).toList();
    List<String> people = newer.stream().map(Enrolment::name).toList();
    return Stream.concat(
            enrolments.stream().filter(older -> !people.contains(older.name())), newer.stream())
        .toList();
  }

  private static Enrolment enrolment(SpeakerEnrolment told) {
    float[] embedding = new float[told.getEmbedding().size()];
    for (int i = 0; i < embedding.length; i++) {
      embedding[i] = told.getEmbedding().get(i);
    }
    return new Enrolment(told.getName(), embedding);
  }

  /**
   * All names as of now: those that were told, then those of voices that are known.
   *
   * @param similarity from which on two voices are one person's
   */
  NamedSpeakers named(SpeakerState voices, float similarity) {
    Map<String, String> all = new HashMap<>();
    Enrolment.recognize(voices, enrolments, similarity)
        .forEach((speaker, name) -> all.put(SpeakerId.tracked(speaker + channelNumbers), name));
    all.putAll(names);
    return new NamedSpeakers(all, roles);
  }

  InterviewSpeakers withTold(NamedSpeakers named) {
    return new InterviewSpeakers(
        expected, names, roles, enrolments, named, hasChannels, channelNumbers);
  }

  InterviewSpeakers withChannels() {
    return new InterviewSpeakers(expected, names, roles, enrolments, told, true, channelNumbers);
  }

  /** Voices take numbers behind those of channels. */
  InterviewSpeakers withVoicesBehindChannels() {
    return new InterviewSpeakers(expected, names, roles, enrolments, told, hasChannels, CHANNELS);
  }
}
