package io.colloquy.local.watch;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.local.Counted;
import io.colloquy.local.InterviewOptions;
import io.colloquy.local.StackOptions;
import io.colloquy.local.deadletter.DeletedInterviews;
import io.colloquy.local.search.HeardChapter;
import io.colloquy.local.search.IndexedSegment;
import io.colloquy.local.search.IndexedSummary;
import io.colloquy.local.search.SegmentIndex;
import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.StackConfig;
import io.colloquy.local.stack.StackException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code colloquy watch}. */
@Command(
    name = "watch",
    description = {
      "Shows an interview's transcript as it appears, until it is complete or deleted.",
      "Words that change are shown again, behind a ~; lost audio and unclear speech are lines with"
          + " dashes. The last line says whether the transcript is doubtful. Exits with 1 when"
          + " documents are missing of a complete interview."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class WatchCommand implements Callable<Integer> {

  private static final long POLL_MS = 500;

  @Spec private CommandSpec spec;
  @Mixin private StackOptions options;
  @Mixin private InterviewOptions interview;

  @Option(
      names = "--until-quiet",
      paramLabel = "SECONDS",
      description = "end before that when nothing new has come for so long")
  private Integer untilQuiet;

  @Override
  public Integer call() throws InterruptedException {
    InterviewKey key = interview.key();
    if (untilQuiet != null && untilQuiet < 1) {
      refuse("--until-quiet is %d; give seconds above 0".formatted(untilQuiet));
    }
    StackConfig config = options.config(Installation.find());
    try (SegmentIndex index = SegmentIndex.open(config.elasticsearchUrl())) {
      return watch(index, key, config.kafkaAddress());
    }
  }

  private int watch(SegmentIndex index, InterviewKey key, String kafka)
      throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    WatchedInterview watched = new WatchedInterview();
    TranscriptLines transcript = new TranscriptLines(Ansi.AUTO);
    List<IndexedSegment> last = null;
    long changedAt = 0;
    while (true) {
      Optional<IndexedSummary> summary = index.summary(key);
      List<IndexedSegment> segments =
          index.outline(key, summary.map(IndexedSummary::generation).orElse(0));
      if (last == null && segments.isEmpty()) {
        if (summary.isEmpty() && DeletedInterviews.read(kafka).contains(key.toString())) {
          return tellDeleted(out, key);
        }
        out.println("Nothing of %s yet; waiting".formatted(key.interviewId()));
      }
      if (!segments.equals(last)) {
        transcript.accept(segments).forEach(out::println);
        changedAt = System.nanoTime();
        last = segments;
      }
      out.flush();
      switch (watched.accept(summary, segments, TimeUnit.NANOSECONDS.toMillis(System.nanoTime()))) {
        case COMPLETE -> {
          out.println("Complete, " + summary.orElseThrow().line());
          HeardChapter.lines(segments).forEach(out::println);
          tellOfOtherSpeakers(out, key, transcript.otherSpeakers());
          out.flush();
          return CommandLine.ExitCode.OK;
        }
        case DELETED -> {
          return tellDeleted(out, key);
        }
        case MISMATCHED ->
            throw new StackException(summary.orElseThrow().mismatch(key.interviewId(), segments));
        case GROWING -> {}
      }
      if (untilQuiet != null
          && System.nanoTime() - changedAt >= TimeUnit.SECONDS.toNanos(untilQuiet)) {
        return CommandLine.ExitCode.OK;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
    }
  }

  private static int tellDeleted(PrintWriter out, InterviewKey key) {
    out.println("%s is deleted".formatted(key.interviewId()));
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private static void tellOfOtherSpeakers(PrintWriter out, InterviewKey key, long segments) {
    if (segments > 0) {
      out.println(
          "Who says it was found out later for %s: ./colloquy export %s --format txt tells"
              .formatted(Counted.of(segments, "segment"), key.interviewId()));
    }
  }

  private void refuse(String problem) {
    throw new ParameterException(spec.commandLine(), problem);
  }
}
