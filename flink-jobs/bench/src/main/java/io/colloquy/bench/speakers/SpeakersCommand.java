package io.colloquy.bench.speakers;

import io.colloquy.bench.Bar;
import io.colloquy.bench.BenchReport;
import io.colloquy.bench.Decoding;
import io.colloquy.bench.ReportOptions;
import io.colloquy.bench.RunningJob;
import io.colloquy.bench.Scratch;
import io.colloquy.flink.diarize.DiarizerSettings;
import io.colloquy.local.SpeakerModels;
import io.colloquy.local.model.ModelException;
import io.colloquy.local.model.Models;
import io.colloquy.local.stack.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code colloquy bench speakers}: who speaks when, beside a diarization of the whole file. */
@Command(
    name = "speakers",
    description = "Speaker errors of turns and words, changed labels, time and memory.",
    mixinStandardHelpOptions = true)
public final class SpeakersCommand implements Callable<Integer> {

  static final List<String> VOICES = List.of("rms", "slt", "awb", "kal16");

  private static final int COMPOSED_MINUTES = 20;
  private static final int CALL_MINUTES = 5;
  private static final int BEAM = 5;
  private static final int BEST_OF = 5;

  @Mixin private ReportOptions options;

  @Option(
      names = "--spoken",
      paramLabel = "DIR",
      description =
          "WAV, FLAC or Ogg files with an .rttm (who speaks when) and perhaps an .stm (what);"
              + " without any: the demo, 20 composed minutes of four voices, and a call.")
  private List<Path> spoken = List.of();

  @Option(
      names = "--ami",
      paramLabel = "DIR",
      description = "The same, but so hard that nothing is promised: the table only.")
  private List<Path> hard = List.of();

  @Option(
      names = "--long",
      paramLabel = "MINUTES",
      split = ",",
      description = "Time and memory at these lengths instead, without recognizing words.")
  private List<Integer> lengths = List.of();

  @Option(
      names = "--turns-only",
      description = "Without a running job, and so without words: quick, to try other models.")
  private boolean turnsOnly;

  @Option(
      names = "--model",
      paramLabel = "NAME|FILE",
      defaultValue = Models.EMBEDDED,
      description = "Default: ${DEFAULT-VALUE}.")
  private String model;

  @Option(
      names = "--speaker-model",
      paramLabel = "NAME|FILE",
      defaultValue = Models.EMBEDDED_SPEAKER,
      description = "Default: ${DEFAULT-VALUE}.")
  private String speakerModel;

  @Option(
      names = "--segmentation-model",
      paramLabel = "NAME|FILE",
      description = "Default: none, turns come from voice activity.")
  private String segmentationModel;

  @Option(
      names = "--speaker-threshold",
      paramLabel = "COSINE",
      defaultValue = "0.38",
      description = "Default: ${DEFAULT-VALUE}, the embedded model's.")
  private float threshold;

  @Option(
      names = "--threads",
      paramLabel = "COUNT",
      defaultValue = "2",
      description = "Threads of the job's recognizers in all. Default: ${DEFAULT-VALUE}.")
  private int threads;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of what is composed. Default: ${DEFAULT-VALUE}.")
  private int seed;

  @Override
  public Integer call() throws IOException, InterruptedException, ModelException {
    Installation installation = Installation.find();
    Models models = Models.ofThisMachine();
    Path embedding = models.speakerModel(speakerModel).toAbsolutePath();
    Path segmentation =
        segmentationModel == null
            ? null
            : models.segmentationModel(segmentationModel).toAbsolutePath();
    DiarizerSettings settings =
        new DiarizerSettings(
            embedding.toString(), segmentation == null ? null : segmentation.toString(), threshold);
    List<Map<String, Object>> rows = new ArrayList<>();
    List<Bar> bars = new ArrayList<>();
    if (!lengths.isEmpty()) {
      LongBenchmark benchmark = new LongBenchmark(installation.home(), settings, seed);
      for (int minutes : lengths) {
        rows.addAll(benchmark.run(minutes));
      }
    } else if (turnsOnly) {
      run(installation.home(), Optional.empty(), settings, rows, bars);
    } else {
      Decoding decoding = new Decoding(BEAM, BEST_OF, true, threads);
      SpeakerModels speakers = new SpeakerModels(embedding, segmentation, threshold);
      try (RunningJob job =
          RunningJob.start(
              installation, models.resolve(model), speakers, decoding, options::printProgress)) {
        run(installation.home(), Optional.of(job), settings, rows, bars);
      }
    }
    return options.print(new BenchReport("speakers", inputs(), rows, bars));
  }

  private void run(
      Path home,
      Optional<RunningJob> job,
      DiarizerSettings settings,
      List<Map<String, Object>> rows,
      List<Bar> bars)
      throws IOException, InterruptedException {
    SpeakersBenchmark benchmark = new SpeakersBenchmark(job, settings, options::printProgress);
    boolean isOwn = spoken.isEmpty() && hard.isEmpty();
    try (Scratch scratch = new Scratch()) {
      for (SpokenRecording recording : isOwn ? own(home, scratch.folder()) : in(spoken)) {
        benchmark.run(recording, true);
      }
      for (SpokenRecording recording : in(hard)) {
        benchmark.run(recording, false);
      }
      rows.addAll(benchmark.rows());
      bars.addAll(benchmark.bars());
      if (isOwn && job.isPresent()) {
        SpokenRecording recorded =
            SpokenRecordings.call(home, scratch.folder(), CALL_MINUTES, seed);
        CallBenchmark call = CallBenchmark.run(job.get(), recorded);
        rows.add(call.row());
        bars.addAll(call.bars());
      }
    }
  }

  private List<SpokenRecording> own(Path home, Path scratch)
      throws IOException, InterruptedException {
    return List.of(
        SpokenRecordings.demo(home),
        SpokenRecordings.composed(home, scratch, COMPOSED_MINUTES, VOICES, seed));
  }

  private static List<SpokenRecording> in(List<Path> folders) throws IOException {
    List<SpokenRecording> recordings = new ArrayList<>();
    for (Path folder : folders) {
      recordings.addAll(SpokenRecordings.in(folder));
    }
    return recordings;
  }

  private Map<String, Object> inputs() {
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("model", model);
    inputs.put("speakerModel", speakerModel);
    inputs.put("turnsFrom", segmentationModel == null ? "voice activity" : segmentationModel);
    inputs.put("threshold", threshold);
    inputs.put("threads", threads);
    inputs.put("seed", seed);
    return inputs;
  }
}
