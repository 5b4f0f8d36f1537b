package io.colloquy.bench.speakers;

import io.colloquy.bench.Scratch;
import io.colloquy.flink.diarize.DiarizerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Time and memory of diarizing long interviews, as the job does, but without recognizing words, and
 * all at once.
 */
final class LongBenchmark {

  private final Path home;
  private final DiarizerSettings settings;
  private final int seed;

  /**
   * @param home the project's directory
   * @param seed of the interviews, which are composed of four voices
   */
  LongBenchmark(Path home, DiarizerSettings settings, int seed) {
    this.home = home;
    this.settings = settings;
    this.seed = seed;
  }

  /** The rows of an interview. */
  List<Map<String, Object>> run(int minutes) throws IOException, InterruptedException {
    List<Map<String, Object>> rows = new ArrayList<>();
    try (Scratch scratch = new Scratch()) {
      SpokenRecording recording =
          SpokenRecordings.composed(home, scratch.folder(), minutes, SpeakersCommand.VOICES, seed);
      for (Approach approach : Approach.values()) {
        Diarized diarized =
            DiarizationProcess.run(
                new DiarizationTask(approach, recording.audio().toString(), settings, 0));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("minutes", minutes);
        row.put("speakers by", approach == Approach.TRACKED ? "job's turns" : "whole file");
        row.put("seconds", diarized.seconds());
        row.put("x real time", recording.durationMs() / 1000. / diarized.seconds());
        row.put("peak MB", diarized.peakMegabytes());
        row.putAll(SpeakerScore.of(recording, SpeakerScore.named(diarized.turns())).row());
        rows.add(row);
      }
    }
    return rows;
  }
}
