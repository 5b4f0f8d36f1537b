package io.colloquy.local.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SpeakersCommandTest {

  private final StringWriter errors = new StringWriter();

  @Test
  void saysWhatAnOptionTakes() {
    assertRefused("--expect is 0; give 1 to 50 speakers", "call", "--expect", "0");
    assertRefused("--expect may change who is 1", "call", "--expect", "2", "--name", "1=Ada");
    assertRefused("--name has a name of 129 characters", "call", "--name", "1=" + "x".repeat(129));
    assertRefused("--enrol lacks a name", "call", "--enrol", "=clip.wav");
    assertRefused("ID is \"../call\"; use 1 to 128 of", "../call");
  }

  @Test
  void wantsASpeakerForEachName() {
    assertRefused("Value for option option '--name' (SPEAKER=NAME)", "call", "--name", "Ada");
  }

  private void assertRefused(String problem, String... arguments) {
    errors.getBuffer().setLength(0);
    int code =
        new CommandLine(new SpeakersCommand())
            .setErr(new PrintWriter(errors, true))
            .execute(arguments);
    assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString()).startsWith(problem);
  }
}
