package io.colloquy.flink.align;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.core.speaker.NamedSpeakers;
import io.colloquy.core.text.Word;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.flink.stitch.TranscriptEventBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tells what became of one interview's words. */
final class AlignOutput {
  private final InterviewKey interview;
  private final AlignLife life;
  private final int generation;
  private final Consumer<TranscriptEvent> out;

  AlignOutput(
      InterviewKey interview, AlignLife life, int generation, Consumer<TranscriptEvent> out) {
    this.interview = interview;
    this.life = life;
    this.generation = generation;
    this.out = out;
  }

  /** Passes on that words may come now, and names that were told before. */
  void begun(TranscriptEvent event) {
    out.accept(event);
    if (!life.speakers().equals(NamedSpeakers.none())) {
      names();
    }
  }

  /**
   * Passes on words with their speakers, and then those that have another speaker because of them.
   *
   * @param others new speakers by the words as they were
   */
  void words(TranscriptEvent event, Map<Word, String> others, String turnsFrom) {
    List<Word> said =
        event.words().stream().map(word -> word.withSpeaker(others.get(word))).toList();
    out.accept(event.toBuilder().words(said).turnsFrom(turnsFrom).build());
    event.words().forEach(others::remove);
    speakers(event.streamId(), others, turnsFrom);
  }

  /**
   * Words have other speakers.
   *
   * @param others new speakers by the words as they were
   */
  void speakers(String streamId, Map<Word, String> others, String turnsFrom) {
    if (!others.isEmpty()) {
      List<Word> said =
          others.entrySet().stream()
              .map(word -> word.getKey().withSpeaker(word.getValue()))
              .sorted(Comparator.comparingLong(Word::startMs))
              .toList();
      out.accept(event(Kind.SPEAKERS).streamId(streamId).words(said).turnsFrom(turnsFrom).build());
    }
  }

  /** Speakers have names; told when words may come, not before. */
  void names() {
    if (life.begun()) {
      out.accept(event(Kind.NAMES).speakers(life.speakers()).build());
    }
  }

  private TranscriptEventBuilder event(Kind kind) {
    return TranscriptEvent.builder(kind, interview, life.beganAtMs(), generation);
  }
}
