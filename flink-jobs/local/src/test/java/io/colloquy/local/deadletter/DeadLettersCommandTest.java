package io.colloquy.local.deadletter;

import static io.colloquy.local.deadletter.Letters.bytes;
import static io.colloquy.local.deadletter.Letters.letter;
import static io.colloquy.local.deadletter.Letters.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.deadletter.ReplayOutcome.Result;
import io.colloquy.schemas.DeadLetterCause;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeadLettersCommandTest {

  private static final String DOCUMENT = "{\"text\":\"Good morning.\"}";

  private static final StoredLetter REJECTED =
      stored(
          letter(DeadLetterCause.DOCUMENT_REJECTED)
              .setTenantId("acme")
              .setInterviewId("call-7")
              .setDocumentId("interview-segments-v1-2026.03/acme/call-7/audio/0/0")
              .setDocumentVersion(42)
              .setPayload(bytes(DOCUMENT))
              .setPayloadBytes(DOCUMENT.length()));

  @Test
  void listTellsPlaceTimeCauseInterviewAndReasonInALine() {
    assertThat(ListCommand.line(REJECTED))
        .isEqualTo(
            "2:17     2026-11-21T09:30:00Z  document-rejected  acme/call-7              why");
    assertThat(ListCommand.line(stored(letter(DeadLetterCause.NOT_AVRO)))).contains(" -  ");
  }

  @Test
  void listCountsByCause() {
    assertThat(ListCommand.summary(Map.of())).isEqualTo("No dead letters.");
    assertThat(ListCommand.summary(Map.of("not-avro", 1))).isEqualTo("1 dead letter: 1 not-avro");
  }

  @Test
  void showPrintsWhatIsKnownAndTheDocument() {
    assertThat(ShowCommand.describe(REJECTED).lines())
        .contains("documentVersion  42", "reason           why", "  \"text\" : \"Good morning.\"")
        .noneMatch(line -> line.startsWith("offset"));
  }

  @Test
  void showTellsHowWhatNobodyCanReadBegins() {
    StoredLetter unreadable =
        stored(
            letter(DeadLetterCause.NOT_AVRO)
                .setTopic("interview.audio-chunks.v1")
                .setPartition(0)
                .setOffset(0)
                .setPayload(bytes("Hi!"))
                .setPayloadBytes(3));
    assertThat(ShowCommand.describe(unreadable))
        .contains("begins with 486921", "offset           0");
  }

  @Test
  void showTellsWhereWhatWasTooLongForTheLetterLies() {
    StoredLetter cut =
        stored(
            letter(DeadLetterCause.NOT_AVRO)
                .setTopic("interview.audio-chunks.v1")
                .setPartition(3)
                .setOffset(9)
                .setPayloadBytes(600_000));
    assertThat(ShowCommand.describe(cut))
        .contains("600000 bytes, is not in the letter: it lies at interview.audio-chunks.v1 3:9");
  }

  @Test
  void aLetterWithPartOfItsRecordHasNoPayloadToSend() {
    assertThat(REJECTED.payload()).isEqualTo(DOCUMENT.getBytes());
    assertThat(stored(letter(DeadLetterCause.NOT_AVRO).setPayloadBytes(600_000)).payload())
        .isNull();
    assertThat(
            stored(letter(DeadLetterCause.NOT_AVRO).setPayload(bytes("Hi")).setPayloadBytes(3))
                .payload())
        .isNull();
  }

  @Test
  void replayTellsWhatBecameOfALetterOrWould() {
    ReplayOutcome refused = new ReplayOutcome(Result.REFUSED, "no such field");
    assertThat(ReplayCommand.line(REJECTED, refused))
        .isEqualTo(
            "2:17     refused again        interview-segments-v1-2026.03/acme/call-7/audio/0/0"
                + " (no such field)");
    assertThat(ReplayCommand.line(REJECTED, ReplayOutcome.of(Result.WOULD_BE_TRIED)))
        .startsWith("2:17     would be tried       ");
    assertThat(ReplayCommand.summary(Map.of(Result.SENT, 2))).isEqualTo("✓ 2 sent again");
    assertThat(ReplayCommand.summary(Map.of(Result.LOST, 1))).isEqualTo("1 not replayed");
  }
}
