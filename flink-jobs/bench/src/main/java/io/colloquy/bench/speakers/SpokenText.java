package io.colloquy.bench.speakers;

import io.colloquy.bench.score.Normalization;
import io.colloquy.bench.score.SpeakerTurn;
import io.colloquy.bench.score.SpeakerWordErrorRate;
import io.colloquy.bench.score.WordErrorRate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A transcript whose words have speakers.
 *
 * @param words in order of time
 */
record SpokenText(List<SpokenWord> words) {

  /**
   * A pause that does not end a turn: words have small ones between them, and so have sentences.
   */
  private static final long PAUSE_MS = 500;

  private static final long COLLAR_MS = 5_000;
  private static final String NOBODY = "";

  /** What one speaker says without a longer pause and without anybody between is a turn. */
  List<SpeakerTurn> turns() {
    List<SpeakerTurn> turns = new ArrayList<>();
    for (int first = 0, next; first < words.size(); first = next) {
      next = first + 1;
      StringBuilder text = new StringBuilder(words.get(first).text());
      long endMs = words.get(first).endMs();
      while (next < words.size()
          && words.get(next).isBySameAs(words.get(first))
          && words.get(next).startMs() - endMs < PAUSE_MS) {
        text.append(' ').append(words.get(next).text());
        endMs = Math.max(endMs, words.get(next).endMs());
        next++;
      }
      String speaker = words.get(first).speaker();
      turns.add(
          new SpeakerTurn(
              speaker == null ? NOBODY : speaker,
              words.get(first).startMs(),
              endMs,
              text.toString()));
    }
    return turns;
  }

  /** The turns of speakers who are known: what nobody is known to say is missed. */
  List<SpeakerTurn> turnsOfSomebody() {
    return turns().stream().filter(turn -> !turn.speaker().equals(NOBODY)).toList();
  }

  /**
   * Word errors, without and with regard to who says them; empty if nobody wrote the truth down.
   */
  Map<String, Object> wordErrors(SpokenRecording recording) {
    if (recording.sentences().isEmpty()) {
      return Map.of();
    }
    List<SpeakerTurn> turns = turns();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("WER %", werPercent(recording));
    row.put(
        "cpWER %", 100 * SpeakerWordErrorRate.concatenated(recording.sentences(), turns).rate());
    row.put(
        "tcpWER %",
        100 * SpeakerWordErrorRate.timeConstrained(recording.sentences(), turns, COLLAR_MS).rate());
    return row;
  }

  /** Of a recording with sentences. */
  double werPercent(SpokenRecording recording) {
    List<String> said =
        recording.sentences().stream()
            .flatMap(sentence -> Normalization.words(sentence.text()).stream())
            .toList();
    List<String> heard =
        words.stream().flatMap(word -> Normalization.words(word.text()).stream()).toList();
    return 100 * WordErrorRate.of(said, heard).rate();
  }
}
