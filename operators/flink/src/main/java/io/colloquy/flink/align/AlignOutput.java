package io.colloquy.flink.align;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.core.speaker.NamedSpeakers;
import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.flink.stitch.TranscriptEventBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

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
   * Passes on words and unclear stretches with their speakers, and then those that have another
   * speaker because of them.
   *
   * @param others new speakers by the words as they were; an unclear stretch is a word without text
   */
  void words(TranscriptEvent event, Map<Word, String> others, String turnsFrom) {
    List<Word> said =
        event.words().stream().map(word -> word.withSpeaker(others.get(word))).toList();
    List<UnclearSpan> unclear =
        event.unclear().stream().map(span -> span.withSpeaker(others.get(span.toWord()))).toList();
    out.accept(event.toBuilder().words(said).unclear(unclear).turnsFrom(turnsFrom).build());
    event.words().forEach(others::remove);
    event.unclear().forEach(span -> others.remove(span.toWord()));
    speakers(event.streamId(), others, turnsFrom);
  }

  /**
   * Words have other speakers.
   *
   * @param others new speakers by the words as they were; an unclear stretch is a word without text
   */
  void speakers(String streamId, Map<Word, String> others, String turnsFrom) {
    if (!others.isEmpty()) {
      Map<Boolean, List<Word>> byText =
          others.entrySet().stream()
              .map(word -> word.getKey().withSpeaker(word.getValue()))
              .sorted(Comparator.comparingLong(Word::startMs))
              .collect(Collectors.partitioningBy(word -> word.text().isEmpty()));
      out.accept(
          event(Kind.SPEAKERS)
              .streamId(streamId)
              .words(byText.get(false))
              .unclear(byText.get(true).stream().map(UnclearSpan::ofWord).toList())
              .turnsFrom(turnsFrom)
              .build());
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
