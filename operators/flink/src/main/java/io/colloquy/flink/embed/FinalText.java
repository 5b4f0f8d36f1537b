package io.colloquy.flink.embed;

import io.colloquy.core.chapter.ChapterUnit;
import io.colloquy.core.chapter.Sentence;
import io.colloquy.core.passage.Passage;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All of a complete interview that something is made of. It follows from the transcript alone.
 *
 * @param units by start
 * @param passages by stream and start
 * @param sentences of all streams, by start
 * @param lastBuckets of each stream that had audio, the last bucket that any of it reached
 */
public record FinalText(
    List<UnitRef> units,
    List<PassageRef> passages,
    List<Sentence> sentences,
    List<LastBucket> lastBuckets) {

  /**
   * A unit and the text that its vector is of.
   *
   * @param unit without a vector
   */
  public record UnitRef(ChapterUnit unit, String textHash) {}

  /**
   * A passage and the text that its vector is of: another one's if they say the same.
   *
   * @param passage it
   */
  public record PassageRef(Passage passage, String textHash) {}

  /** How far a stream reaches. */
  public record LastBucket(String streamId, long bucket) {}

  public FinalText {
    units = units == null ? List.of() : units;
    passages = passages == null ? List.of() : passages;
    sentences = sentences == null ? List.of() : sentences;
    lastBuckets = lastBuckets == null ? List.of() : lastBuckets;
  }

  /** The texts that units have. */
  public Set<String> unitHashes() {
    return units.stream().map(UnitRef::textHash).collect(Collectors.toSet());
  }

  /** The texts that passages have. */
  public Set<String> passageHashes() {
    return passages.stream().map(PassageRef::textHash).collect(Collectors.toSet());
  }
}
