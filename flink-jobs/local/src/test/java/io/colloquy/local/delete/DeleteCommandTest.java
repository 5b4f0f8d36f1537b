package io.colloquy.local.delete;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DeleteCommandTest {

  private final StringWriter errors = new StringWriter();

  @Test
  void withoutATerminalNothingIsDeletedUnlessSomebodySaysYes() {
    assertThat(execute("call")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString()).startsWith("Deleting is for good").contains("give --yes");
  }

  @Test
  void namesAnIdThatCannotBe() {
    assertThat(execute("../call", "--yes")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString()).startsWith("ID is \"../call\"; use 1 to 128 of");
  }

  private int execute(String... arguments) {
    return new CommandLine(new DeleteCommand())
        .setErr(new PrintWriter(errors, true))
        .execute(arguments);
  }
}
