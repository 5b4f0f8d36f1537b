package io.colloquy.local.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.core.identifier.InterviewKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class IngestCommandTest {

  private final StringWriter errors = new StringWriter();

  @Test
  void refusesAnIdThatTheJobWouldRefuse() {
    assertThat(execute("a.wav", "--interview", "call 7")).isEqualTo(2);
    assertThat(errors.toString()).contains("--interview is \"call 7\"; use 1 to 128");
  }

  @Test
  void refusesOneIdForSeveralFiles() {
    assertThat(execute("a.wav", "b.wav", "--interview", "x")).isEqualTo(2);
    assertThat(errors.toString()).contains("but there are 2 files");
  }

  @Test
  void refusesChunksThatAreTooShortOrTooLong() {
    assertThat(execute("a.wav", "--chunk-ms", "19")).isEqualTo(2);
    assertThat(execute("a.wav", "--chunk-ms", "60001")).isEqualTo(2);
    assertThat(errors.toString()).contains("--chunk-ms is 19; give 20 to 60000 milliseconds");
  }

  @Test
  void refusesAnImpossibleGenerationAndCodec() {
    assertThat(execute("a.wav", "--generation", "2048")).isEqualTo(2);
    assertThat(execute("a.wav", "--codec", "mp3")).isEqualTo(2);
    assertThat(errors.toString()).contains("--generation is 2048", "'mp3'");
  }

  @Test
  void namesFilesThatAreNoRecordingsBeforeItLooksForAStack() {
    assertThat(execute("nothing.wav", "pom.xml")).isOne();
    assertThat(errors.toString().lines())
        .satisfiesExactly(
            first -> assertThat(first).contains("nothing.wav does not exist"),
            second -> assertThat(second).contains("pom.xml is no audio file"));
  }

  @Test
  void refusesADeletedInterviewBeforeSendingIt() {
    InterviewKey deleted = new InterviewKey("local", "call-7");
    assertThatThrownBy(() -> IngestCommand.requireNotDeleted(deleted, Set.of("local/call-7")))
        .hasMessage("interview call-7 of tenant local is deleted; use another --interview");
    assertThatCode(() -> IngestCommand.requireNotDeleted(deleted, Set.of("acme/call-7")))
        .doesNotThrowAnyException();
  }

  private int execute(String... arguments) {
    return new CommandLine(new IngestCommand())
        .setErr(new PrintWriter(errors))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(arguments);
  }
}
