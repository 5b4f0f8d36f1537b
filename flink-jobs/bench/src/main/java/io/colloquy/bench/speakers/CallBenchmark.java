package io.colloquy.bench.speakers;

import io.colloquy.bench.Bar;
import io.colloquy.bench.IndexedInterview;
import io.colloquy.bench.RunningJob;
import io.colloquy.bench.score.SpeakerTurn;
import io.colloquy.flink.audio.AudioFile;
import io.colloquy.local.ingest.ChunkCodec;
import io.colloquy.local.ingest.ChunkSettings;
import io.colloquy.local.search.IndexedSegment;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A telephone call with a channel for each of its two speakers: whose words are given to the other
 * one, and whether they come in order of time.
 */
final class CallBenchmark {

  /** Word times are not exact. */
  private static final long TOLERANCE_MS = 300;

  private final Map<String, Object> row = new LinkedHashMap<>();
  private final List<Bar> bars;

  private CallBenchmark(SpokenRecording call, List<IndexedSegment> segments) {
    SpokenText text = new SpokenText(SpokenWord.of(segments));
    SpeakerScore score = SpeakerScore.of(call, text.turnsOfSomebody());
    Map<String, String> speakers = score.exact().speakers();
    long elsewhere =
        text.words().stream().filter(word -> !isSaid(word, call.turns(), speakers)).count();
    long early = earlier(segments);
    row.put("recording", call.name());
    row.put("speakers by", "channel");
    row.putAll(score.row());
    row.putAll(text.wordErrors(call));
    row.put("words", text.words().size());
    row.put("of the other", elsewhere);
    row.put("out of order", early);
    bars =
        List.of(
            new Bar("words of " + call.name() + " given to the other speaker", elsewhere, 0),
            new Bar("words of " + call.name() + " before earlier ones", early, 0),
            new Bar(
                "speakers too many or too few in " + call.name(),
                Math.abs(score.exact().speakerCountError()),
                0));
  }

  static CallBenchmark run(RunningJob job, SpokenRecording call)
      throws IOException, InterruptedException {
    ChunkSettings stereo =
        new ChunkSettings(1_000, ChunkCodec.PCM, AudioFile.Layout.CHANNELS, false, null);
    IndexedInterview indexed = job.index(call.audio(), stereo, 0);
    return new CallBenchmark(call, indexed.segments());
  }

  Map<String, Object> row() {
    return row;
  }

  List<Bar> bars() {
    return bars;
  }

  private static boolean isSaid(
      SpokenWord word, List<SpeakerTurn> turns, Map<String, String> speakers) {
    return turns.stream()
        .filter(turn -> speakers.getOrDefault(turn.speaker(), "").equals(word.speaker()))
        .anyMatch(
            turn ->
                word.startMs() < turn.endMs() + TOLERANCE_MS
                    && word.endMs() > turn.startMs() - TOLERANCE_MS);
  }

  /** How often a segment or a word of one starts before the one ahead of it. */
  private static long earlier(List<IndexedSegment> segments) {
    long early = 0;
    long segmentMs = 0;
    for (IndexedSegment segment : segments) {
      early += segment.startMs() < segmentMs ? 1 : 0;
      segmentMs = segment.startMs();
      long wordMs = segment.startMs();
      for (IndexedSegment.IndexedWord word : segment.words()) {
        early += word.startMs() < wordMs ? 1 : 0;
        wordMs = word.startMs();
      }
    }
    return early;
  }
}
