package io.colloquy.local.deadletter;

import static io.colloquy.local.deadletter.Letters.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.schemas.DeadLetterCause;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LetterSelectionTest {

  @Test
  void acceptsWhatMeetsEveryOption() {
    StoredLetter letter =
        stored(
            Letters.letter(DeadLetterCause.WRONG_CHECKSUM)
                .setTenantId("acme")
                .setInterviewId("call-7")
                .setRejectedAt(Instant.now().minus(Duration.ofMinutes(50))));
    assertThat(selection().test(letter)).isTrue();
    assertThat(selection("--cause=wrong-checksum", "--interview=call-7").test(letter)).isTrue();
    assertThat(selection("--cause=WRONG_CHECKSUM", "--since=1h").test(letter)).isTrue();
    assertThat(selection("--cause=not-avro", "--interview=call-7").test(letter)).isFalse();
    assertThat(selection("--interview=all-7").test(letter)).isFalse();
    assertThat(selection("--since=45m").test(letter)).isFalse();
    assertThat(selection("--since=2020-01-01T00:00:00Z").test(letter)).isTrue();
  }

  @Test
  void tellsTenantsApart() {
    StoredLetter letter =
        stored(
            Letters.letter(DeadLetterCause.WRONG_CHECKSUM)
                .setTenantId("acme")
                .setInterviewId("call-7"));
    assertThat(selection("--tenant=acme").test(letter)).isTrue();
    assertThat(selection("--tenant=acme", "--interview=call-7").test(letter)).isTrue();
    assertThat(selection("--tenant=me", "--interview=call-7").test(letter)).isFalse();
    assertThat(selection("--tenant=acme").test(stored(Letters.letter(DeadLetterCause.NOT_AVRO))))
        .isFalse();
  }

  @Test
  void anInterviewOfOneTenantIsTheLocalOneUnlessTheTenantIsNamed() {
    StoredLetter acme =
        stored(Letters.letter(DeadLetterCause.NOT_AVRO).setKey(Letters.bytes("acme/call-7")));
    StoredLetter local =
        stored(Letters.letter(DeadLetterCause.NOT_AVRO).setKey(Letters.bytes("local/call-7")));
    assertThat(selection("--interview=call-7").ofOneTenant()).accepts(local).rejects(acme);
    assertThat(selection("--interview=call-7", "--tenant=acme").ofOneTenant())
        .accepts(acme)
        .rejects(local);
    assertThat(selection().ofOneTenant()).accepts(acme, local);
  }

  @Test
  void knowsTheInterviewByTheKeyWhereTheRecordCannotBeRead() {
    StoredLetter letter =
        stored(Letters.letter(DeadLetterCause.NOT_AVRO).setKey(Letters.bytes("acme/call-7")));
    assertThat(selection("--interview=call-7").test(letter)).isTrue();
  }

  @Test
  void saysWhatItWouldTake() {
    assertThat(errorOf("--cause=loud"))
        .contains("'loud' is no cause; there are unknown, empty-record, not-avro,");
    assertThat(errorOf("--since=yesterday")).contains("'yesterday' is no time; say 30m, 2h, 7d");
    assertThat(errorOf("7")).contains("'7' is no PARTITION:OFFSET");
  }

  private static LetterSelection selection(String... options) {
    LetterSelection selection = new LetterSelection();
    new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("s", mixin(selection)))
        .parseArgs(options);
    return selection;
  }

  private static CommandLine.Model.CommandSpec mixin(LetterSelection selection) {
    return CommandLine.Model.CommandSpec.forAnnotatedObject(selection);
  }

  private static String errorOf(String argument) {
    StringWriter errors = new StringWriter();
    int code =
        new CommandLine(new ReplayCommand())
            .setErr(new PrintWriter(errors, true))
            .execute(argument);
    assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
    return errors.toString();
  }
}
