package io.colloquy.local.model;

import io.colloquy.local.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code colloquy models get NAME} and {@code colloquy models list}. */
@Command(
    name = "models",
    description = "Fetches and lists models that recognize speech and speakers.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class ModelsCommand implements Runnable {

  private static final String WHERE =
      "where models are (default: $COLLOQUY_CACHE/models, or ~/.cache/colloquy/models)";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Say get or list.");
  }

  @Command(
      name = "get",
      description = "Fetches models from their public home, or a mirror.",
      mixinStandardHelpOptions = true)
  int get(
      @Parameters(
              arity = "1..*",
              paramLabel = "NAME",
              completionCandidates = Names.class,
              description = "${COMPLETION-CANDIDATES}")
          List<String> names,
      @Option(
              names = "--from",
              paramLabel = "URL",
              description = "another place with the same files (default: where each is published)")
          String from,
      @Option(names = "--dir", paramLabel = "DIR", description = WHERE) Path folder)
      throws ModelException, InterruptedException {
    Path place = folder == null ? Models.cache() : folder;
    for (PublishedModel model : known(names)) {
      try {
        Path file = fetch(model, from == null ? model.home() : from, place);
        spec.commandLine().getOut().println(model.name() + " is in " + file);
      } catch (IOException disk) {
        throw new ModelException(
            "Model %s cannot be written to %s (%s); choose another place with --dir"
                .formatted(model.name(), place, disk),
            disk);
      }
    }
    return CommandLine.ExitCode.OK;
  }

  @Command(
      name = "list",
      description = "Lists the models and which of them are on this machine.",
      mixinStandardHelpOptions = true)
  void list(@Option(names = "--dir", paramLabel = "DIR", description = WHERE) Path folder) {
    PrintWriter out = spec.commandLine().getOut();
    Path place = folder == null ? Models.cache() : folder;
    for (ModelKind kind : ModelKind.values()) {
      if (kind.embeddedName() != null) {
        line(out, kind, kind.embeddedName(), "", "here", "the project's own");
      }
      for (PublishedModel model : PublishedModel.all()) {
        if (model.kind() == kind) {
          boolean here = Files.exists(place.resolve(model.fileName()));
          line(
              out,
              kind,
              model.name(),
              model.bytes() / 1_000_000 + " MB",
              here ? "here" : "not fetched",
              model.description());
        }
      }
    }
  }

  private static void line(
      PrintWriter out, ModelKind kind, String name, String size, String here, String description) {
    out.printf("%-18s  %-25s  %7s  %-11s  %s%n", kind, name, size, here, description);
  }

  private static List<PublishedModel> known(List<String> names) throws ModelException {
    List<PublishedModel> models = new ArrayList<>();
    for (String name : names) {
      models.add(
          PublishedModel.named(name)
              .orElseThrow(
                  () ->
                      new ModelException(
                          "No published model '%s': there are %s"
                              .formatted(name, String.join(", ", new Names())))));
    }
    return models;
  }

  private static Path fetch(PublishedModel model, String from, Path folder)
      throws IOException, InterruptedException {
    if (!Terminal.isInteractive()) {
      return new ModelDownload(from, folder, bytes -> {}).fetch(model);
    }
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(model.name())
            .setInitialMax(model.bytes())
            .setUnit(" MB", 1_000_000)
            .build()) {
      return new ModelDownload(from, folder, bar::stepTo).fetch(model);
    }
  }

  /** The names to choose from, for help texts and completion. */
  static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Names() {
      super(PublishedModel.all().stream().map(PublishedModel::name).collect(Collectors.toList()));
    }
  }
}
