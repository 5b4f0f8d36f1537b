package io.colloquy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.Subcommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class BenchCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void endsStandardOutputWithJson() {
    int code = run(new CommandLine(new Length()), "--audio", "abc.wav", "--reference", "abc.stm");

    assertThat(code).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString().lines()).hasSize(4);
    assertThat(out.toString().lines().reduce((first, last) -> last).orElseThrow())
        .startsWith("{\"benchmark\":\"length\"");
  }

  @Test
  void keepsTableOffStandardOutputWhereJsonIsAskedFor() {
    run(new CommandLine(new Length()), "--audio", "abc.wav", "--reference", "abc.stm", "--json");

    assertThat(out.toString().lines()).singleElement().asString().startsWith("{");
    assertThat(err.toString()).contains("met: length");
  }

  @Test
  void failsWhereBarIsMissed() {
    int code =
        run(new CommandLine(new Length()), "--audio", "a-long-name.wav", "--reference", "a.stm");

    assertThat(code).isEqualTo(1);
    assertThat(out.toString()).contains("MISSED: length");
  }

  @Test
  void wantsReferenceForEachRecording() {
    int code =
        run(new CommandLine(new Length()), "--audio", "a.wav", "b.wav", "--reference", "a.stm");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("2 --audio and 1 --reference");
  }

  @Test
  void namesBenchmarksWhereNoneIsAskedFor() {
    assertThat(run(new CommandLine(new BenchCommand()))).isEqualTo(2);
    assertThat(err.toString()).contains("Name a benchmark: accuracy, chaos, chapters, ");
  }

  @Test
  void isFoundByTheCommandLine() {
    assertThat(ServiceLoader.load(Subcommand.class)).hasAtLeastOneElementOfType(BenchCommand.class);
  }

  private int run(CommandLine command, String... arguments) {
    return command
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  @Command(name = "length")
  private static final class Length implements Callable<Integer> {
    @Mixin private BenchOptions options;

    @Override
    public Integer call() {
      options.references();
      double length = options.audio().get(0).toString().length();
      return options.print(
          new BenchReport(
              "length",
              Map.of(),
              List.of(Map.of("length", length)),
              List.of(new Bar("length", length, 10))));
    }
  }
}
