package io.colloquy.bench.retrieval;

import io.colloquy.bench.Bar;
import io.colloquy.bench.BenchException;
import io.colloquy.bench.BenchReport;
import io.colloquy.bench.ReportOptions;
import io.colloquy.bench.Scratch;
import io.colloquy.bench.interviews.InterviewFile;
import io.colloquy.bench.interviews.WrittenInterview;
import io.colloquy.bench.retrieval.Retrieval.Answer;
import io.colloquy.flink.embed.MiniLmEmbedder;
import io.colloquy.flink.embed.TextEmbedder;
import io.colloquy.local.search.DocumentStore;
import io.colloquy.local.search.MomentSearch;
import io.colloquy.local.search.SearchSettings;
import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.SearchServer;
import io.colloquy.local.stack.StackConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code colloquy bench retrieval}: whether searches find the right moment, and how fast. */
@Command(
    name = "retrieval",
    description = {
      "Asks transcripts for moments that are known, and counts how often the right one is found.",
      "Right is one of the first three. Queries are some that a person wrote, for the interviews"
          + " they are about, and generated ones. Then asks again in a corpus many times larger."
    },
    mixinStandardHelpOptions = true)
public final class RetrievalCommand implements Callable<Integer> {

  private static final int FIRST = 3;
  private static final double MOST_MISSED_PERCENT = 10;

  @Spec private CommandSpec command;

  @Mixin private ReportOptions options;

  @Option(
      names = "--interviews",
      paramLabel = "FILE",
      required = true,
      description = "JSON: an array of {id, duration_s, turns: [{speaker, start, text}]}.")
  private Path file;

  @Option(
      names = "--generated",
      paramLabel = "N",
      defaultValue = "200",
      description = "How many queries are generated. Default: ${DEFAULT-VALUE}.")
  private int generated;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the generated queries and the copies. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--times",
      paramLabel = "N",
      defaultValue = "100",
      description = "How large the larger corpus is; 1 for none. Default: ${DEFAULT-VALUE}.")
  private int times;

  @Override
  public Integer call() throws IOException {
    if (generated < 1 || times < 1) {
      throw new ParameterException(
          command.commandLine(), "--generated and --times must be at least 1");
    }
    List<WrittenInterview> written = InterviewFile.read(file);
    List<SpokenInterview> interviews = written.stream().map(SpokenInterview::of).toList();
    List<SoughtMoment> queries = new ArrayList<>(WrittenQueries.about(written));
    options.printProgress(
        "%d of %d written queries are about these interviews"
            .formatted(queries.size(), WrittenQueries.count()));
    queries.addAll(new QueryGenerator(interviews, seed).queries(generated));
    Installation installation = Installation.find();
    try (Scratch scratch = new Scratch();
        SearchServer server =
            SearchServer.start(installation, StackConfig.onFreePorts(scratch.folder()));
        DocumentStore store = DocumentStore.open(server.url());
        TextEmbedder embedder = MiniLmEmbedder.open();
        MomentSearch search =
            MomentSearch.open(server.url(), embedder, SearchSettings.defaults())) {
      return options.print(report(new Corpus(store, interviews), embedder, search, queries));
    }
  }

  private BenchReport report(
      Corpus corpus, TextEmbedder embedder, MomentSearch search, List<SoughtMoment> queries)
      throws BenchException {
    options.printProgress(
        "Indexing %d segments and %d passages".formatted(corpus.segments(), corpus.passages()));
    corpus.index(embedder);
    Retrieval.ask(search, queries.subList(0, Math.min(20, queries.size())));
    List<Answer> answers = Retrieval.ask(search, queries);
    answers.stream().filter(answer -> !answer.isWithin(FIRST)).forEach(this::printMiss);
    List<Map<String, Object>> rows = new ArrayList<>(accuracyRows(answers));
    rows.add(latencyRow(1, corpus, answers));
    if (times > 1) {
      options.printProgress("Copying the corpus %d times".formatted(times - 1));
      corpus.copy(1, times, new Random(seed));
      Retrieval.ask(search, queries.subList(0, Math.min(20, queries.size())));
      rows.add(latencyRow(times, corpus, Retrieval.ask(search, queries)));
    }
    Map<String, Object> inputs =
        Map.of("interviews", file.getFileName().toString(), "seed", seed, "times", times);
    return new BenchReport("retrieval", inputs, rows, bars(answers));
  }

  private void printMiss(Answer answer) {
    SoughtMoment sought = answer.sought();
    options.printProgress(
        "missed (%s): \"%s\", said in %s at %d s"
            .formatted(
                sought.kind(), sought.text(), sought.interviewId(), sought.startMs() / 1_000));
    answer.found().stream()
        .limit(FIRST)
        .forEach(
            moment ->
                options.printProgress(
                    "        found %s at %d s: %s"
                        .formatted(
                            moment.segment().interviewId(),
                            moment.startMs() / 1_000,
                            moment.text("«", "»"))));
  }

  private static List<Map<String, Object>> accuracyRows(List<Answer> answers) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String kind :
        List.of(
            WrittenQueries.KIND,
            QueryGenerator.PARAPHRASED,
            QueryGenerator.MISSPELT,
            QueryGenerator.CUT)) {
      Predicate<Answer> ofKind = answer -> answer.sought().kind().equals(kind);
      rows.add(accuracyRow(kind + ", fitted", answers, ofKind.and(RetrievalCommand::isFitted)));
      rows.add(accuracyRow(kind + ", unseen", answers, ofKind.and(a -> !isFitted(a))));
    }
    return rows;
  }

  private static boolean isFitted(Answer answer) {
    return answer.sought().isForFitting();
  }

  private static Map<String, Object> accuracyRow(
      String name, List<Answer> answers, Predicate<Answer> which) {
    List<Answer> some = answers.stream().filter(which).toList();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("queries", name);
    row.put("count", some.size());
    row.put("first %", 100 - missedPercent(some, 1));
    row.put("in first 3 %", 100 - missedPercent(some, FIRST));
    row.put("in first 10 %", 100 - missedPercent(some, Integer.MAX_VALUE));
    return row;
  }

  private static Map<String, Object> latencyRow(int times, Corpus corpus, List<Answer> answers) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("queries", "all, corpus × " + times);
    row.put("count", answers.size());
    row.put("passages", (long) corpus.passages() * times);
    row.put("MB", corpus.bytes() / 1_000_000);
    row.put("p50 ms", Retrieval.percentileMs(answers, 0.5));
    row.put("p95 ms", Retrieval.percentileMs(answers, 0.95));
    return row;
  }

  private static List<Bar> bars(List<Answer> answers) {
    List<Bar> bars = new ArrayList<>();
    List<Answer> unseen = answers.stream().filter(answer -> !isFitted(answer)).toList();
    Predicate<Answer> written = answer -> answer.sought().kind().equals(WrittenQueries.KIND);
    addBar(bars, "written", unseen.stream().filter(written).toList());
    addBar(bars, "generated", unseen.stream().filter(written.negate()).toList());
    return bars;
  }

  private static void addBar(List<Bar> bars, String kind, List<Answer> answers) {
    if (!answers.isEmpty()) {
      bars.add(
          new Bar(
              "% of unseen " + kind + " queries without the right moment in the first 3",
              missedPercent(answers, FIRST),
              MOST_MISSED_PERCENT));
    }
  }

  private static double missedPercent(List<Answer> answers, int ranks) {
    long missed = answers.stream().filter(answer -> !answer.isWithin(ranks)).count();
    return answers.isEmpty() ? 0 : 100d * missed / answers.size();
  }
}
