package io.colloquy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

class ColloquyCommandTest {

  @TempDir private Path directory;
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @Test
  void helpNamesEverySubcommand() {
    assertThat(execute("--help")).isZero();
    assertThat(output.toString())
        .contains("up", "export", "delete", "dead-letters", "down", "Exit codes");
  }

  @Test
  void helpOfUpNamesOptionsVariablesAndDefaults() {
    assertThat(execute("up", "--help")).isZero();
    assertThat(output.toString())
        .contains("--kafka-port=PORT", "COLLOQUY_KAFKA_PORT", "default: 9092");
  }

  @Test
  void aFailureIsOneLineAndExitCodeOne() {
    int code = execute("status", "--data-dir", directory.toString(), "--kafka-port", "0");
    assertThat(code).isOne();
    assertThat(errors.toString())
        .isEqualToNormalizingNewlines(
            "colloquy: the port of Kafka must lie between 1 and 65535, not 0\n");
  }

  @Test
  void wrongUsageIsExitCodeTwo() {
    assertThat(execute("up", "--kafka-port", "many")).isEqualTo(2);
    assertThat(errors.toString()).contains("'many' is not an int");
    assertThat(execute("up", "--run", "halves")).isEqualTo(2);
    assertThat(errors.toString()).contains("--run", "SPLIT", "halves");
    assertThat(execute("jump")).isEqualTo(2);
  }

  @Test
  void whatIsWrongIsNotFollowedByAPageOfHelp() {
    assertThat(execute("watch")).isEqualTo(2);
    assertThat(errors.toString())
        .isEqualToNormalizingNewlines(
            "colloquy: Missing required parameter: 'ID'\n./colloquy watch --help tells more\n");
  }

  @Test
  void whereACommandIsMissingTheyAreListed() {
    assertThat(execute()).isEqualTo(2);
    assertThat(execute("dead-letters")).isEqualTo(2);
    assertThat(errors.toString()).contains("ingest", "replay");
  }

  @Test
  void aDayThatIsNoInstantIsNamedWithoutJavasWords() {
    assertThat(execute("ingest", "a.wav", "--began-at", "yesterday")).isEqualTo(2);
    assertThat(errors.toString()).contains("'yesterday' is no instant").doesNotContain("java");
  }

  @Test
  void onlyWhatStartsServersAsksHowLargeTheyAre() {
    assertThat(execute("demo", "--help")).isZero();
    assertThat(output.toString()).contains("--kafka-memory", "--partitions");
    output.getBuffer().setLength(0);
    assertThat(execute("watch", "--help")).isZero();
    assertThat(output.toString()).contains("--data-dir").doesNotContain("--kafka-memory");
  }

  @Test
  void everyCommandExplainsItself() {
    assertThat(unexplained(ColloquyCommand.commandLine())).isEmpty();
  }

  private static List<String> unexplained(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    List<String> silent = new ArrayList<>();
    if (!spec.optionsMap().containsKey("--help")) {
      silent.add(spec.qualifiedName());
    }
    spec.args().stream()
        .filter(argument -> argument.description().length == 0)
        .forEach(argument -> silent.add(spec.qualifiedName() + " " + argument.paramLabel()));
    command.getSubcommands().values().forEach(below -> silent.addAll(unexplained(below)));
    return silent;
  }

  private int execute(String... arguments) {
    CommandLine commandLine = ColloquyCommand.commandLine();
    commandLine.setOut(new PrintWriter(output));
    commandLine.setErr(new PrintWriter(errors));
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    return commandLine.execute(arguments);
  }
}
