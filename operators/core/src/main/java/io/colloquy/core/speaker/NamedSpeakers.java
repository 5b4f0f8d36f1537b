package io.colloquy.core.speaker;

import java.util.Map;

/**
 * What is known of an interview's speakers besides their voices.
 *
 * @param names by {@link SpeakerId#label}, such as {@code 1} → Ada
 * @param roles by the stream on which somebody speaks, such as {@code call:1} → agent
 */
public record NamedSpeakers(Map<String, String> names, Map<String, String> roles) {

  public NamedSpeakers {
    names = names == null ? Map.of() : Map.copyOf(names);
    roles = roles == null ? Map.of() : Map.copyOf(roles);
  }

  public static NamedSpeakers none() {
    return new NamedSpeakers(Map.of(), Map.of());
  }

  /**
   * What to call whoever speaks: by name, else by role.
   *
   * @param speaker a {@link SpeakerId}; null for nobody known
   * @return null if nobody told
   */
  public String nameOf(String streamId, String speaker) {
    String name = speaker == null ? null : names.get(SpeakerId.label(speaker));
    return name == null ? roles.get(streamId) : name;
  }
}
