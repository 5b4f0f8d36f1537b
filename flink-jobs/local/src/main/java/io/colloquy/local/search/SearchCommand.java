package io.colloquy.local.search;

import io.colloquy.flink.embed.MiniLmEmbedder;
import io.colloquy.flink.embed.TextEmbedder;
import io.colloquy.local.StackOptions;
import io.colloquy.local.stack.Installation;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code colloquy search}. */
@Command(
    name = "search",
    description = {
      "Finds the moments at which something is said: in these words, nearly, or in other words.",
      "Prints interview, time, speaker, words and chapter, best first. Lost audio and unclear speech"
          + " right beside a moment are shown with it."
    },
    footer = {
      "",
      "Finding nothing is no failure (exit code 0); a filter that names what does not exist is one"
          + " (1).",
      "With --json each line is an object: tenantId, interviewId, streamId, startMs and endMs of"
          + " media time, saidAt (an instant), speaker, speakerName, chapterId, chapterTitle (or"
          + " null), segmentId, segmentStartMs, segmentEndMs, text, marked (matches in «»), asSaid"
          + " (in these very words), score (for comparing only), gaps and unclear [{startMs, endMs,"
          + " reason}]."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class SearchCommand implements Callable<Integer> {

  private static final int MOST_MOMENTS = 1_000;

  @Spec private CommandSpec spec;
  @Mixin private StackOptions options;

  @Parameters(arity = "1..*", paramLabel = "TEXT", description = "what to look for")
  private List<String> text;

  @Option(names = "--interview", paramLabel = "ID", description = "in this interview only")
  private String interview;

  @Option(names = "--tenant", paramLabel = "ID", description = "in this tenant's interviews only")
  private String tenant;

  @Option(
      names = "--speaker",
      paramLabel = "ID|NAME",
      description = "said by this speaker only, such as 2 or Ada")
  private String speaker;

  @Option(
      names = "--chapter",
      paramLabel = "ID|TITLE",
      description = "in this chapter only; words of its title will do")
  private String chapter;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "said then or later: a day such as 2026-11-20, or a time: 2026-11-20T14:30")
  private String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "said before then, or before the end of that day")
  private String until;

  @Option(
      names = "--limit",
      paramLabel = "COUNT",
      defaultValue = "10",
      description = "the most moments to show (default: ${DEFAULT-VALUE})")
  private int limit;

  @Option(names = "--json", description = "print one JSON object a line for each moment")
  private boolean json;

  @Override
  public Integer call() {
    MomentQuery query = query();
    String url = options.config(Installation.find()).elasticsearchUrl();
    try (TextEmbedder embedder = MiniLmEmbedder.open();
        MomentSearch search = MomentSearch.open(url, embedder, SearchSettings.defaults())) {
      print(query.text(), search.find(query));
    }
    return CommandLine.ExitCode.OK;
  }

  private void print(String words, List<Moment> moments) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      moments.forEach(moment -> out.println(MomentLines.json(moment)));
    } else if (moments.isEmpty()) {
      out.println("Nobody speaks of \"%s\".".formatted(words));
    } else {
      if (moments.stream().noneMatch(Moment::asSaid)) {
        out.println("Nobody says \"%s\" in these words; nearest:".formatted(words));
      }
      moments.forEach(moment -> out.println(MomentLines.line(moment)));
    }
    out.flush();
  }

  private MomentQuery query() {
    String words = String.join(" ", text).strip();
    if (words.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "There is nothing to look for.");
    }
    if (limit < 1 || limit > MOST_MOMENTS) {
      throw new ParameterException(
          spec.commandLine(), "--limit is %d; give 1 to %d moments".formatted(limit, MOST_MOMENTS));
    }
    SearchFilters filters =
        new SearchFilters(
            tenant,
            interview,
            speaker,
            chapter,
            time("--since", since, false),
            time("--until", until, true));
    return new MomentQuery(words, filters, limit);
  }

  private Instant time(String option, String text, boolean throughDay) {
    try {
      return text == null ? null : SaidTime.parse(text, throughDay, ZoneId.systemDefault());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
    }
  }
}
