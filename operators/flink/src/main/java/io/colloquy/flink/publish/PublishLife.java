package io.colloquy.flink.publish;

import io.colloquy.core.speaker.NamedSpeakers;

/**
 * What publishing knows of an interview as a whole.
 *
 * @param beganAtMs the instant of media time 0, epoch milliseconds; fixes the index
 * @param speakers names and roles, as they were told last
 * @param completions how often the interview was complete
 */
public record PublishLife(int generation, long beganAtMs, NamedSpeakers speakers, int completions) {

  public PublishLife {
    speakers = speakers == null ? NamedSpeakers.none() : speakers;
  }

  PublishLife withSpeakers(NamedSpeakers told) {
    return new PublishLife(generation, beganAtMs, told, completions);
  }

  PublishLife completed() {
    return new PublishLife(generation, beganAtMs, speakers, completions + 1);
  }
}
