package io.colloquy.bench.speakers;

import io.colloquy.bench.score.SpeakerTurn;
import java.nio.file.Path;
import java.util.List;

/**
 * Audio of which it is known who speaks when.
 *
 * @param name for a row of a table
 * @param durationMs its length
 * @param turns who has the word when, in order of their starts
 * @param sentences what each says, in order of their starts; empty where nobody wrote it down
 */
public record SpokenRecording(
    String name,
    Path audio,
    long durationMs,
    List<SpeakerTurn> turns,
    List<SpeakerTurn> sentences) {

  /** How many people speak. */
  public int speakers() {
    return (int) turns.stream().map(SpeakerTurn::speaker).distinct().count();
  }
}
