package io.colloquy.local.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.local.MediaTime;
import io.colloquy.local.StackOptions;
import io.colloquy.local.Terminal;
import io.colloquy.local.stack.Installation;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code colloquy search}. */
@Command(
    name = "search",
    description = {
      "Finds where a phrase is said: interview, time, and the words around it.",
      "Where nobody says it so, shows where all its words are. Finding nothing is no failure.",
      "Lost audio right beside a hit is shown with it."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class SearchCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";
  private static final int MOST_HITS = 10_000;

  @Spec private CommandSpec spec;
  @Mixin private StackOptions options;

  @Parameters(arity = "1..*", paramLabel = "PHRASE", description = "the words to look for")
  private List<String> phrase;

  @Option(names = "--interview", paramLabel = "ID", description = "in this interview only")
  private String interview;

  @Option(names = "--tenant", paramLabel = "ID", description = "in this tenant's interviews only")
  private String tenant;

  @Option(
      names = "--limit",
      paramLabel = "COUNT",
      defaultValue = "10",
      description = "the most hits to show (default: ${DEFAULT-VALUE})")
  private int limit;

  @Option(names = "--json", description = "print one JSON object a line for each hit")
  private boolean json;

  @Override
  public Integer call() {
    String words = String.join(" ", phrase).strip();
    requireUsable(words);
    Installation installation = Installation.find();
    try (SegmentIndex index = SegmentIndex.open(options.config(installation).elasticsearchUrl())) {
      List<Moment> moments = index.search(new PhraseQuery(words, tenant, interview, limit));
      PrintWriter out = spec.commandLine().getOut();
      if (moments.isEmpty() && !json) {
        out.println("Nobody says \"%s\".".formatted(words));
      }
      moments.forEach(moment -> out.println(json ? json(moment) : line(moment)));
      out.flush();
    }
    return CommandLine.ExitCode.OK;
  }

  /** The line that shows a hit to people. */
  public static String line(Moment moment) {
    String text = Terminal.isInteractive() ? moment.text(BOLD, PLAIN) : moment.text("«", "»");
    String gaps =
        moment.gaps().stream()
            .map(gap -> "  [" + gap.gapLabel() + "]")
            .collect(Collectors.joining());
    return "%s  %s  %s%s"
        .formatted(moment.segment().interviewId(), MediaTime.seconds(moment.startMs()), text, gaps);
  }

  private void requireUsable(String words) {
    if (words.isEmpty()) {
      throw new CommandLine.ParameterException(spec.commandLine(), "The phrase is empty.");
    }
    if (limit < 1 || limit > MOST_HITS) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--limit is %d; give 1 to %d hits".formatted(limit, MOST_HITS));
    }
  }

  static String json(Moment moment) {
    IndexedSegment segment = moment.segment();
    ObjectNode hit = JSON.createObjectNode();
    hit.put("tenantId", segment.tenantId());
    hit.put("interviewId", segment.interviewId());
    hit.put("streamId", segment.streamId());
    hit.put("startMs", moment.startMs());
    hit.put("segmentId", segment.segmentId());
    hit.put("segmentStartMs", segment.startMs());
    hit.put("segmentEndMs", segment.endMs());
    hit.put("text", moment.text());
    hit.put("marked", moment.text("«", "»"));
    hit.put("score", moment.score());
    ArrayNode gaps = hit.putArray("gaps");
    for (IndexedSegment gap : moment.gaps()) {
      ObjectNode one = gaps.addObject();
      one.put("startMs", gap.startMs()).put("endMs", gap.endMs()).put("reason", gap.gapReason());
    }
    return hit.toString();
  }
}
