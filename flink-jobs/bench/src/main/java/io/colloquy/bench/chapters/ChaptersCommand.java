package io.colloquy.bench.chapters;

import io.colloquy.bench.BenchException;
import io.colloquy.bench.BenchReport;
import io.colloquy.bench.ReportOptions;
import io.colloquy.bench.interviews.InterviewFile;
import io.colloquy.bench.interviews.WrittenInterview;
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
    if (interviews == null && meetings == null && !speed) {
      throw new ParameterException(
          command.commandLine(),
          "Name interviews with chapters (--interviews FILE), meetings (--meetings DIR), or"
              + " --speed.");
    }
    if (interviews != null) {
      List<WrittenInterview> chosen =
          InterviewFile.read(interviews).stream()
              .filter(interview -> half == null || Half.of(interview.id()) == half)
              .toList();
      report("interviews", chosen, "s");
    }
    if (meetings != null) {
      report("meetings", MeetingFiles.read(meetings), "s of 2.5 words");
    }
    if (speed) {
      options.print(
          new BenchReport("chapters", Map.of(), SegmentationTimes.gramMatrices(), List.of()));
      options.print(
          new BenchReport("chapters", Map.of(), List.of(SegmentationTimes.fourHours()), List.of()));
    }
    return 0;
  }

  private void report(String what, List<WrittenInterview> written, String unit)
      throws BenchException {
    if (written.isEmpty()) {
      throw new BenchException("no interview is of that half");
    }
    options.printProgress("embedding " + written.size() + " " + what + " where they are not yet");
    List<ChapteredInterview> chaptered = new ChapteredInterviews(Vectors.in(vectors)).of(written);
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("what", what);
    inputs.put("half", half == null ? "all" : half.name());
    inputs.put("count", chaptered.size());
    inputs.put("references", chaptered.stream().mapToInt(one -> one.references().size()).sum());
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
