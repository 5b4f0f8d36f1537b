package io.colloquy.bench.speakers;

import io.colloquy.bench.score.DiarizationErrorRate;
import io.colloquy.bench.score.JaccardErrorRate;
import io.colloquy.bench.score.SpeakerTurn;
import io.colloquy.core.speaker.Turn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Found turns beside those of the reference.
 *
 * @param exact every moment scored
 * @param forgiving a quarter of a second about each limit of a turn left out
 */
public record SpeakerScore(
    DiarizationErrorRate exact, DiarizationErrorRate forgiving, JaccardErrorRate jaccard) {

  private static final long COLLAR_MS = 250;

  static SpeakerScore of(SpokenRecording recording, List<SpeakerTurn> found) {
    return new SpeakerScore(
        DiarizationErrorRate.of(recording.turns(), found, 0),
        DiarizationErrorRate.of(recording.turns(), found, COLLAR_MS),
        JaccardErrorRate.of(recording.turns(), found));
  }

  /** Turns of nobody known are nobody's: their speech is missed. */
  static List<SpeakerTurn> named(List<Turn> turns) {
    return turns.stream()
        .filter(turn -> turn.speaker() != Turn.UNKNOWN)
        .map(turn -> new SpeakerTurn("" + turn.speaker(), turn.startMs(), turn.endMs(), ""))
        .toList();
  }

  double errorPercent() {
    return 100 * exact.rate();
  }

  Map<String, Object> row() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("speakers", exact.hypothesisSpeakers() + " of " + exact.referenceSpeakers());
    row.put("DER %", errorPercent());
    row.put("missed", percent(exact.missedMs()));
    row.put("false", percent(exact.falseAlarmMs()));
    row.put("confused", percent(exact.confusionMs()));
    row.put("DER .25 %", 100 * forgiving.rate());
    row.put("JER %", 100 * jaccard.rate());
    return row;
  }

  private double percent(long ms) {
    return exact.scoredMs() == 0 ? 0 : 100. * ms / exact.scoredMs();
  }
}
