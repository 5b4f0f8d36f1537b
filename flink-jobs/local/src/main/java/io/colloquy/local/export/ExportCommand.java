package io.colloquy.local.export;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.local.Counted;
import io.colloquy.local.InterviewOptions;
import io.colloquy.local.MediaTime;
import io.colloquy.local.StackOptions;
import io.colloquy.local.Terminal;
import io.colloquy.local.search.IndexedSegment;
import io.colloquy.local.search.IndexedSummary;
import io.colloquy.local.search.SegmentIndex;
import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.StackException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code colloquy export}. */
@Command(
    name = "export",
    description = {
      "Writes an interview's transcript as subtitles, text, Markdown or JSON.",
      "Lost, broken or hopeless audio is shown in each of them as a gap, what the"
          + " recognizer cannot be trusted for as [unclear]; JSON keeps its raw text apart."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private StackOptions options;
  @Mixin private InterviewOptions interview;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "txt",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private ExportFormat format;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "where to write it, over what is there (default: standard output)")
  private Path output;

  @Override
  public Integer call() {
    Transcript transcript = transcript(interview.key());
    String content = format.write(transcript);
    if (output == null) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(content);
      out.flush();
    } else {
      write(content);
      Terminal.progress(
          "✓ %s: %s, %s, %s"
              .formatted(
                  output,
                  MediaTime.seconds(transcript.durationMs()),
                  Counted.of(transcript.spoken(), "segment"),
                  Counted.of(transcript.gaps(), "gap")));
    }
    return CommandLine.ExitCode.OK;
  }

  private Transcript transcript(InterviewKey key) {
    String url = options.config(Installation.find()).elasticsearchUrl();
    try (SegmentIndex index = SegmentIndex.open(url)) {
      Optional<IndexedSummary> summary = index.summary(key);
      List<IndexedSegment> segments =
          index.segments(key, summary.map(IndexedSummary::generation).orElse(0));
      warning(key.interviewId(), summary, segments)
          .ifPresent(warning -> spec.commandLine().getErr().println(warning));
      return new Transcript(key, beganAt(key, summary, segments), segments);
    }
  }

  private static String beganAt(
      InterviewKey key, Optional<IndexedSummary> summary, List<IndexedSegment> segments) {
    return segments.stream()
        .map(IndexedSegment::interviewBeganAt)
        .findFirst()
        .or(() -> summary.map(IndexedSummary::interviewBeganAt))
        .orElseThrow(() -> InterviewOptions.notIndexed(key));
  }

  /** What readers of a transcript have to know if it may not be the whole one. */
  static Optional<String> warning(
      String interview, Optional<IndexedSummary> summary, List<IndexedSegment> segments) {
    if (summary.isEmpty()) {
      return segments.isEmpty()
          ? Optional.empty()
          : Optional.of(interview + " is not complete yet: this is what there is so far");
    }
    return summary
        .filter(complete -> !complete.isToldBy(segments))
        .map(complete -> complete.mismatch(interview, segments));
  }

  private void write(String content) {
    try {
      Files.writeString(output, content);
    } catch (IOException e) {
      throw new StackException(
          "%s cannot be written (%s); check its directory and permissions".formatted(output, e), e);
    }
  }
}
