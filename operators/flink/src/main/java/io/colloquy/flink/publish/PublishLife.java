package io.colloquy.flink.publish;

import io.colloquy.core.speaker.NamedSpeakers;

/**
 * What publishing knows of an interview as a whole.
 *
 * @param beganAtMs the instant of media time 0, epoch milliseconds; fixes the index
 * @param speakers names and roles, as they were told last
 * @param completions how often the interview was complete
 * @param closed whether it was closed, but the chapters of its last completion are still to come
 */
public record PublishLife(
    int generation, long beganAtMs, NamedSpeakers speakers, int completions, boolean closed) {

  public PublishLife {
    speakers = speakers == null ? NamedSpeakers.none() : speakers;
  }

  static PublishLife begun(int generation, long beganAtMs) {
    return new PublishLife(generation, beganAtMs, null, 0, false);
  }

  PublishLife withSpeakers(NamedSpeakers told) {
    return new PublishLife(generation, beganAtMs, told, completions, closed);
  }

  PublishLife completed() {
    return new PublishLife(generation, beganAtMs, speakers, completions + 1, closed);
  }

  PublishLife asClosed() {
    return new PublishLife(generation, beganAtMs, speakers, completions, true);
  }

  /** Whether nothing more is to come, once these chapters are there. */
  boolean isOver(FinalChapters chapters) {
    return closed && chapters.completion() >= completions;
  }
}
