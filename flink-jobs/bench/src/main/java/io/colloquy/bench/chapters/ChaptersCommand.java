package io.colloquy.bench.chapters;

import io.colloquy.bench.BenchException;
import io.colloquy.bench.BenchReport;
import io.colloquy.bench.ReportOptions;
import io.colloquy.bench.interviews.InterviewFile;
import io.colloquy.bench.interviews.WrittenInterview;
import io.colloquy.core.chapter.ChapterSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code colloquy bench chapters}: where chapters begin, beside where people saw them begin. */
@Command(
    name = "chapters",
    description = "Finds chapters in every way that was tried, and compares them with people's.",
    mixinStandardHelpOptions = true)
public final class ChaptersCommand implements Callable<Integer> {

  private static final double[] PAUSE_WEIGHTS = {0, 0.25, 0.5, 1, 2};

  @Spec private CommandSpec command;

  @Mixin private ReportOptions options;

  @Option(
      names = "--interviews",
      paramLabel = "FILE",
      description = "A JSON array of {id, duration_s, turns, chapters}; scored whole.")
  private Path interviews;

  @Option(
      names = "--half",
      paramLabel = "HALF",
      description =
          "Only those of ${COMPLETION-CANDIDATES}, by a hash of their id: parameters were fitted"
              + " to one half of the development interviews.")
  private Half half;

  @Option(
      names = "--meetings",
      paramLabel = "DIR",
      description = "Meetings in QMSum's format, which have topics but no times.")
  private Path meetings;

  @Option(
      names = "--spoken",
      paramLabel = "DIR",
      description =
          "Recordings with exact times (.ctm, .stm, .chapters.json, as composed): what a pause is"
              + " worth.")
  private Path spoken;

  @Option(
      names = "--fit",
      description =
          "Try every method with other constants on the fitted half of --interviews, and tell the"
              + " best of each: the highest recall within 30 s at 1.25 times as many chapters.")
  private boolean fit;

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      description = "Where the vectors of texts are kept, so that a second run takes seconds.")
  private Path vectors;

  @Option(
      names = "--speed",
      description = "Measure a 4-hour interview, and Gram matrices by loops and by ND4J.")
  private boolean speed;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of everything that is left to chance. Default: ${DEFAULT-VALUE}.")
  private int seed;

  @Override
  public Integer call() throws BenchException {
    check();
    if (fit) {
      fit(chaptered("interviews", ofHalf(Half.FITTED)));
    } else if (interviews != null) {
      report("interviews", ofHalf(half), "s");
    }
    if (meetings != null) {
      report("meetings", timed(MeetingFiles.read(meetings)), "s of 2.5 words");
    }
    if (spoken != null) {
      weighPauses(chaptered("recordings", SpokenFiles.read(spoken)));
    }
    if (speed) {
      options.print(
          new BenchReport("chapters", Map.of(), SegmentationTimes.gramMatrices(), List.of()));
      options.print(
          new BenchReport("chapters", Map.of(), List.of(SegmentationTimes.fourHours()), List.of()));
    }
    return 0;
  }

  private void check() {
    if (interviews == null && meetings == null && spoken == null && !speed) {
      throw new ParameterException(
          command.commandLine(),
          "Name interviews with chapters (--interviews FILE), meetings (--meetings DIR),"
              + " recordings (--spoken DIR), or --speed.");
    }
    if (fit && (interviews == null || half == Half.UNSEEN)) {
      throw new ParameterException(
          command.commandLine(),
          "--fit takes --interviews FILE, and only the fitted half of them: the other one is to"
              + " judge by.");
    }
  }

  /** All, if no half is named. */
  private List<TimedInterview> ofHalf(Half wanted) throws BenchException {
    return timed(
        InterviewFile.read(interviews).stream()
            .filter(interview -> wanted == null || Half.of(interview.id()) == wanted)
            .toList());
  }

  private static List<TimedInterview> timed(List<WrittenInterview> written) {
    return written.stream().map(TimedInterview::of).toList();
  }

  private List<ChapteredInterview> chaptered(String what, List<TimedInterview> timed)
      throws BenchException {
    if (timed.isEmpty()) {
      throw new BenchException("no interview is of that half");
    }
    options.printProgress("embedding " + timed.size() + " " + what + " where they are not yet");
    return new ChapteredInterviews(Vectors.in(vectors)).of(timed);
  }

  private static Map<String, Object> inputs(
      String what, Half half, List<ChapteredInterview> chaptered) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("what", what);
    inputs.put("half", half == null ? "all" : half.name());
    inputs.put("count", chaptered.size());
    inputs.put("references", chaptered.stream().mapToInt(one -> one.references().size()).sum());
    return inputs;
  }

  private void fit(List<ChapteredInterview> chaptered) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Sweep sweep : Sweep.all()) {
      options.printProgress("fitting " + sweep.method());
      rows.add(sweep.best(chaptered));
    }
    Map<String, Object> inputs = inputs("interviews", Half.FITTED, chaptered);
    options.print(new BenchReport("chapters", inputs, rows, List.of()));
  }

  private void weighPauses(List<ChapteredInterview> chaptered) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (double weight : PAUSE_WEIGHTS) {
      Segmentation segmentation =
          Segmentations.kept("pause " + weight, ChapterSettings.DEFAULTS.withPause(weight));
      rows.add(ChapterScore.of(segmentation, chaptered).row(segmentation.name()));
    }
    Map<String, Object> inputs = inputs("recordings", null, chaptered);
    options.print(new BenchReport("chapters", inputs, rows, List.of()));
  }

  private void report(String what, List<TimedInterview> timed, String unit) throws BenchException {
    List<ChapteredInterview> chaptered = chaptered(what, timed);
    Map<String, Object> inputs = inputs(what, half, chaptered);
    inputs.put("unit", unit);
    inputs.put("seed", seed);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Segmentation segmentation : Segmentations.all(seed)) {
      rows.add(ChapterScore.of(segmentation, chaptered).row(segmentation.name()));
    }
    options.print(new BenchReport("chapters", inputs, rows, List.of()));
    options.print(new BenchReport("chapters", inputs, List.of(streamed(chaptered)), List.of()));
  }

  private static Map<String, Object> streamed(List<ChapteredInterview> chaptered) {
    List<StreamedChapters> streamed = chaptered.stream().map(StreamedChapters::of).toList();
    int provisional = streamed.stream().mapToInt(StreamedChapters::provisional).sum();
    int surviving = streamed.stream().mapToInt(StreamedChapters::surviving).sum();
    int shown = streamed.stream().mapToInt(StreamedChapters::shownAtEnd).sum();
    int kept = streamed.stream().mapToInt(StreamedChapters::survivingAtEnd).sum();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("first chapter s", median(streamed.stream().map(StreamedChapters::firstMs).toList()));
    row.put(
        "first boundary s",
        median(streamed.stream().map(StreamedChapters::firstBoundaryMs).toList()));
    row.put("provisional boundaries", provisional);
    row.put("survive ±15 s", surviving / (double) provisional);
    row.put("of those shown at the end", kept / (double) shown);
    return row;
  }

  private static double median(List<Long> timesMs) {
    List<Long> sorted = timesMs.stream().filter(ms -> ms >= 0).sorted().toList();
    return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2) / 1e3;
  }
}
